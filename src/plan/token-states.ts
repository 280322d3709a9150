import type { TokenState } from '../model/token-state.ts';
import { algConfusion } from './tokens/alg-confusion.ts';
import { algNone } from './tokens/alg-none.ts';
import { altered } from './tokens/altered.ts';
import { csrfMissing } from './tokens/csrf-missing.ts';
import { csrfWrong } from './tokens/csrf-wrong.ts';
import { empty } from './tokens/empty.ts';
import { embeddedKey } from './tokens/embedded-key.ts';
import { emptyPassword } from './tokens/empty-password.ts';
import { expired } from './tokens/expired.ts';
import { loggedOut } from './tokens/logged-out.ts';
import { lowerCaseScheme } from './tokens/lower-case-scheme.ts';
import { malformed } from './tokens/malformed.ts';
import { missing } from './tokens/missing.ts';
import { missingClaim } from './tokens/missing-claim.ts';
import { notYetValid } from './tokens/not-yet-valid.ts';
import { revoked } from './tokens/revoked.ts';
import { sessionFixation } from './tokens/session-fixation.ts';
import { tamperedClaim } from './tokens/tampered-claim.ts';
import { twoHeaders } from './tokens/two-headers.ts';
import { twoHeadersAlike } from './tokens/two-headers-alike.ts';
import { twoHeadersLast } from './tokens/two-headers-last.ts';
import { twoPlaces } from './tokens/two-places.ts';
import { unknown } from './tokens/unknown.ts';
import { unknownKid } from './tokens/unknown-kid.ts';
import { valid } from './tokens/valid.ts';
import { wrongAudience } from './tokens/wrong-audience.ts';
import { wrongIssuer } from './tokens/wrong-issuer.ts';
import { wrongKey } from './tokens/wrong-key.ts';
import { wrongPassword } from './tokens/wrong-password.ts';
import { wrongPlace } from './tokens/wrong-place.ts';
import { wrongScheme } from './tokens/wrong-scheme.ts';
import { wrongSignature } from './tokens/wrong-signature.ts';

/** Every state that a token can be in, in the order in which an operation gets them: least informed first. */
export const tokenStates = {
  missing,
  empty,
  malformed,
  unknown,
  expired,
  'not-yet-valid': notYetValid,
  'wrong-signature': wrongSignature,
  'wrong-key': wrongKey,
  'embedded-key': embeddedKey,
  'unknown-kid': unknownKid,
  'alg-none': algNone,
  'alg-confusion': algConfusion,
  'tampered-claim': tamperedClaim,
  altered,
  'wrong-issuer': wrongIssuer,
  'wrong-audience': wrongAudience,
  'missing-claim': missingClaim,
  'wrong-password': wrongPassword,
  'empty-password': emptyPassword,
  'wrong-scheme': wrongScheme,
  'wrong-place': wrongPlace,
  'csrf-missing': csrfMissing,
  'csrf-wrong': csrfWrong,
  'session-fixation': sessionFixation,
  'lower-case-scheme': lowerCaseScheme,
  'two-headers': twoHeaders,
  'two-headers-last': twoHeadersLast,
  'two-headers-alike': twoHeadersAlike,
  'two-places': twoPlaces,
  revoked,
  'logged-out': loggedOut,
  valid,
} satisfies Record<string, TokenState>;
