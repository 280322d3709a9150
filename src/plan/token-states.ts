import type { TokenState } from '../model/token-state.ts';
import { expired } from './tokens/expired.ts';
import { malformed } from './tokens/malformed.ts';
import { missing } from './tokens/missing.ts';
import { twoPlaces } from './tokens/two-places.ts';
import { unknown } from './tokens/unknown.ts';
import { valid } from './tokens/valid.ts';
import { wrongSignature } from './tokens/wrong-signature.ts';

/** Every state that a token can be in, in the order in which an operation gets them: least informed first. */
export const tokenStates = {
  missing,
  malformed,
  unknown,
  expired,
  'wrong-signature': wrongSignature,
  'two-places': twoPlaces,
  valid,
} satisfies Record<string, TokenState>;
