import { introspector, roles } from '../identity.ts';
import type { Settings } from './settings.ts';

const grants = [
  'client_credentials',
  'password',
  'refresh_token',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'urn:ietf:params:oauth:grant-type:token-exchange',
];

/**
 * The clients, RFC 7591 §2. For every role: `editor` with a secret, `editor-short` with a secret and access tokens that live for
 * seconds, and `editor-key`, which authenticates by signing (private_key_jwt). `editor` may sign assertions with the same key.
 */
export function clients({ secrets, clientKeys }: Settings): readonly object[] {
  const ofRoles = roles.flatMap((role) => {
    const key = clientKeys[role];
    const jwks = key && { jwks: { keys: [key] } };
    return [
      { client_id: role, client_secret: secrets[role], ...jwks, ...common },
      { client_id: `${role}-short`, client_secret: secrets[`${role}-short`], ...common },
      ...(jwks
        ? [{ client_id: `${role}-key`, token_endpoint_auth_method: 'private_key_jwt', ...jwks, ...common }]
        : []),
    ];
  });
  return [...ofRoles, { client_id: introspector, client_secret: secrets[introspector], ...common, grant_types: [] }];
}

const common = { grant_types: grants, response_types: [], redirect_uris: [] };
