/** Everything that can be broken, one mistake at a time. */
export const breaks = {
  'accepts-expired': 'exp is not looked at',
  'accepts-not-yet-valid': 'nbf is not looked at',
  'accepts-any-audience': 'aud is not looked at',
  'accepts-any-issuer': 'iss is not looked at',
  'accepts-any-signature': 'the token is decoded, and neither its signature nor its kid is looked at',
  'accepts-alg-none': 'a token that says alg: none needs no signature',
  'accepts-alg-confusion': 'HS256 is verified with the text of a public key as the secret',
  'accepts-embedded-key': 'the token is verified with the key that stands in its own header',
  'accepts-wrong-key-same-kid': 'a kid that is known is enough, the signature is not verified',
  'accepts-unknown-kid': 'all local keys are tried where the kid is unknown',
  'accepts-missing-sub': 'sub is not required',
  'accepts-query-token': 'access_token in the query is taken where there is no Authorization header',
  'accepts-any-scheme': 'any scheme is read like Bearer',
  'accepts-missing-token': 'who sends no token is an admin',
  'accepts-empty-token': 'who sends the scheme alone is an admin',
  'accepts-malformed': 'a token that is none by its characters makes an editor',
  'accepts-unknown': 'an opaque token that was never seen to be active makes an editor',
  'ignores-revocation': 'an opaque token that was active once stays so until it expires',
  'revocation-lag': 'what introspection said is believed for three seconds',
  'case-sensitive-scheme': 'the scheme must be spelled Bearer',
  'takes-first-header': 'the first of several Authorization headers is taken',
  'error-unnamed': 'whatever is wrong with a token, the challenge is that of a request without one',
  'error-without-token': 'who sends no token is told that it is not valid',
  'no-role-check': 'every caller may do everything',
} as const;

/** The name of a break. */
export type BreakName = keyof typeof breaks;

/** Whether something is broken. */
export type IsBroken = (name: BreakName) => boolean;
