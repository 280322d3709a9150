import type { Ability, CredentialKind } from './credential.ts';

/** A kind of credential: what it is, and what token states can be made from it at best. */
export interface KindOfCredential {
  readonly summary: string;
  readonly abilities: readonly Ability[];
}

/** Every kind of credential, by the name under which rolecall.yaml declares it. */
export const credentialKinds: Readonly<Record<CredentialKind, KindOfCredential>> = {
  bearer: {
    summary: 'a token that exists already, from a variable, a file or a command',
    abilities: ['schemed', 'placed', 'expires', 'jwt', 'kid', 'key-pair', 'opaque'],
  },
  jwt: {
    summary: 'a JWT that Rolecall signs with a key',
    abilities: [
      'schemed',
      'placed',
      'expires',
      'jwt',
      'kid',
      'key',
      'key-pair',
      'issuer-claim',
      'audience-claim',
      'required-claims',
    ],
  },
  oauth2: {
    summary: 'a token from an authorization server',
    abilities: ['schemed', 'placed', 'expires', 'jwt', 'kid', 'key-pair', 'opaque', 'issuer'],
  },
  apiKey: { summary: 'a key in a header, a query or a cookie', abilities: ['placed', 'opaque'] },
  mutualTLS: {
    summary: 'a client certificate, shown in the TLS handshake',
    abilities: ['certificate', 'authority-key', 'expires'],
  },
  module: { summary: 'a module of your own that signs each request', abilities: ['signs'] },
  basic: { summary: 'a name and a password, HTTP Basic', abilities: ['schemed', 'placed', 'password'] },
  steps: {
    summary: 'a token or a session cookie that calls of a scenario file get',
    abilities: [
      'schemed',
      'placed',
      'expires',
      'jwt',
      'kid',
      'key-pair',
      'opaque',
      'logout',
      'revocation',
      'earlier-session',
      'companion',
    ],
  },
};
