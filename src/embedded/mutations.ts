import type { Mutation } from '../model/mutation.ts';
import { addressCheckDropped } from './mutations/address-check-dropped.ts';
import { caseUnchecked } from './mutations/case-unchecked.ts';
import { denyIgnored } from './mutations/deny-ignored.ts';
import { expiryUnchecked } from './mutations/expiry-unchecked.ts';
import { forwardedBelieved } from './mutations/forwarded-believed.ts';
import { hiddenRevealed } from './mutations/hidden-revealed.ts';
import { includesForgotten } from './mutations/includes-forgotten.ts';
import { nobodyOpened } from './mutations/nobody-opened.ts';
import { refusedAsUnauthorized } from './mutations/refused-as-unauthorized.ts';
import { ownerCheckDropped } from './mutations/owner-check-dropped.ts';
import { roleCheckDropped } from './mutations/role-check-dropped.ts';
import { signatureUnchecked } from './mutations/signature-unchecked.ts';
import { tokenCheckDropped } from './mutations/token-check-dropped.ts';

/** The defects that the embedded API can be given on purpose, the gravest first. */
export const mutations = {
  'token-check-dropped': tokenCheckDropped,
  'signature-unchecked': signatureUnchecked,
  'expiry-unchecked': expiryUnchecked,
  'role-check-dropped': roleCheckDropped,
  'owner-check-dropped': ownerCheckDropped,
  'nobody-opened': nobodyOpened,
  'deny-ignored': denyIgnored,
  'case-unchecked': caseUnchecked,
  'address-check-dropped': addressCheckDropped,
  'forwarded-believed': forwardedBelieved,
  'includes-forgotten': includesForgotten,
  'hidden-revealed': hiddenRevealed,
  'refused-as-unauthorized': refusedAsUnauthorized,
} satisfies Record<string, Mutation>;
