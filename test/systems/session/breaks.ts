/** Everything that can be broken, one mistake at a time, with the mistake in words. */
export const breaks = {
  'session-survives-logout': 'Logout answers as it should, and the session stays in the store.',
  'session-survives-login': 'Login writes the user into the session that is there, so whoever planted its id is in.',
  'accepts-any-session': 'A sid that nobody knows gets a session of a writer.',
  'accepts-missing-session': 'The middleware checks a session if there is one; without a sid a caller is a writer.',
  'csrf-unchecked': 'Nobody looks at X-CSRF-Token.',
  'csrf-any-value': 'X-CSRF-Token must be there, and may hold anything.',
  'key-in-any-place': 'Each key counts wherever it is found.',
  'key-in-query-too': 'A key for the header counts in the query, too: downloads needed it there.',
  'accepts-any-key': 'A key that nobody issued is one of a writer, if it is as long as keys are.',
  'accepts-key-prefix': 'Keys are looked up by their first eight characters, and the rest is not compared.',
  'basic-password-unchecked': 'The user must exist; the password is not looked at.',
  'basic-accepts-empty-password': 'An empty password binds anonymously, and the directory says that this went well.',
  'accepts-bearer-scheme': 'Whatever follows the scheme is taken for user and password, and Bearer is a scheme.',
  'case-sensitive-basic': 'The scheme is compared with "Basic" to the letter.',
  'no-role-check': 'Whoever is known may do everything.',
} as const;

/** The name of a break. */
export type BreakName = keyof typeof breaks;
