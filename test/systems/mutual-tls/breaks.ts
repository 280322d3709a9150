/** Everything that can be broken, one mistake at a time, with the mistake in words. */
export const breaks = {
  'accepts-any-certificate': 'The role is read from the certificate, and nobody asks who signed it.',
  'accepts-expired-certificate': 'Nobody renewed a certificate in time, so one that has expired still counts.',
  'accepts-early-certificate': 'Somebody’s clock was slow, so a certificate that is not good yet counts, too.',
  'accepts-missing-certificate':
    'The middleware checks a certificate if there is one; without it a caller is a writer.',
  'no-role-check': 'Whoever is known may do everything.',
} as const;

/** The name of a break. */
export type BreakName = keyof typeof breaks;
