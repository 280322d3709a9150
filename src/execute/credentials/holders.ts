import type { CredentialKind } from '../../model/credential.ts';
import type { HolderOf } from './holder.ts';
import { apiKey } from './kinds/api-key.ts';
import { basic } from './kinds/basic.ts';
import { bearer } from './kinds/bearer.ts';
import { jwt } from './kinds/jwt.ts';
import { module } from './kinds/module.ts';
import { mutualTLS } from './kinds/mutual-tls.ts';
import { oauth2 } from './kinds/oauth2.ts';
import { steps } from './kinds/steps.ts';

/** How each kind of credential is read and kept at hand. */
export const holders: Readonly<Record<CredentialKind, HolderOf>> = {
  bearer,
  jwt,
  oauth2,
  apiKey,
  basic,
  mutualTLS,
  module,
  steps,
};
