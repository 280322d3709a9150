/** Everything that can be broken, one mistake at a time, with the mistake in words. */
export const breaks = {
  'key-unchecked': 'The gateway that asks for the key is not in front of this server any more.',
  'key-any': 'A key is asked for, and nobody looks at it.',
  'key-decides': 'Who has the key of the gateway is a colleague: the token is not asked for.',
  'signature-unchecked': 'The signature is read and not compared.',
  'body-unsigned': 'Signed are method and date only, so that a signature fits other requests.',
  'date-unchecked': 'The date is signed, and may be of last year.',
  'future-unchecked': 'A date that has not come yet is never too old.',
  'no-role-check': 'Whoever is known may do everything.',
} as const;

/** The name of a break. */
export type BreakName = keyof typeof breaks;
