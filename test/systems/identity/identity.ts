/** The roles that exist. */
export const roles = ['viewer', 'editor', 'admin'] as const;

/** A role. */
export type Role = (typeof roles)[number];

/** The users who may log in with a password, and their roles. */
export const users: Readonly<Record<string, Role>> = { vera: 'viewer', edgar: 'editor', ada: 'admin' };

/** What a client asks a token for, RFC 8707: one resource takes JWTs, the other opaque tokens. */
export const resources = { jwt: 'urn:api:jwt', opaque: 'urn:api:opaque' } as const;

/** The client that the resource server introspects tokens as. */
export const introspector = 'resource-server';

/** The issuer of the tokens that the tests sign themselves. */
export const localIssuer = 'urn:issuer:local';
