/** Where a secret is read from; the secret itself never stands in a file that Rolecall reads or writes. */
export type SecretSource =
  | { readonly env: string }
  | { readonly file: string }
  | { readonly value: string }
  /** A command with its arguments, started without a shell; it prints the secret. */
  | { readonly command: readonly string[] };

/** Where a credential stands in a request. `scheme` is what precedes it in the header, RFC 9110 §11.4. */
export type CredentialPlace =
  | { readonly in: 'header'; readonly name: string; readonly scheme?: string }
  | { readonly in: 'query'; readonly name: string }
  | { readonly in: 'cookie'; readonly name: string }
  /** The connection itself: nothing stands in the request. */
  | { readonly in: 'connection' }
  /** Wherever a module puts it. */
  | { readonly in: 'request' };

/** A client certificate and its key, PEM. */
export interface CertificateFiles {
  readonly cert: SecretSource;
  readonly key: SecretSource;
}

/** How a client gets its tokens from an authorization server. */
export interface OAuthGrant {
  readonly grant: 'client_credentials' | 'password' | 'refresh_token' | 'jwt-bearer' | 'token-exchange';
  /** Its metadata are discovered, RFC 8414 and OpenID Connect Discovery. */
  readonly issuer?: string;
  readonly tokenEndpoint?: string;
  readonly revocationEndpoint?: string;
  readonly clientId: string;
  readonly clientSecret?: SecretSource;
  /** Signs the client's assertions: private_key_jwt, and the jwt-bearer grant. */
  readonly clientKey?: { readonly key: SecretSource; readonly alg: string; readonly kid?: string };
  readonly scope?: string;
  /** RFC 8707. */
  readonly resource?: string;
  readonly audience?: string;
  readonly username?: string;
  readonly password?: SecretSource;
  /** The refresh token, or the token that is exchanged. */
  readonly token?: SecretSource;
  /** Whom an assertion is about; the client itself when absent. */
  readonly subject?: string;
}

/** How a principal proves who it is. */
export type Credential =
  | { readonly kind: 'bearer'; readonly token: SecretSource }
  | {
      readonly kind: 'jwt';
      readonly key: SecretSource;
      /** JOSE algorithm, RFC 7518 §3.1: HS256, RS256, ES256, EdDSA … */
      readonly alg: string;
      readonly kid?: string;
      readonly claims: Readonly<Record<string, unknown>>;
      /** Claims without which the target takes no token. */
      readonly required: readonly string[];
      /** How long a minted token lives. */
      readonly lifetimeS: number;
    }
  | ({ readonly kind: 'oauth2' } & OAuthGrant)
  | { readonly kind: 'apiKey'; readonly key: SecretSource }
  | { readonly kind: 'basic'; readonly username: string; readonly password: SecretSource }
  | ({
      readonly kind: 'mutualTLS';
      /** Key of the authority that issued it: expired ones are made with it. */
      readonly authorityKey?: SecretSource;
    } & CertificateFiles)
  /** A module of the user's signs each request. */
  | {
      readonly kind: 'module';
      readonly file: string;
      readonly secrets: Readonly<Record<string, SecretSource>>;
      readonly with: Readonly<Record<string, unknown>>;
    }
  /** Made by steps of a scenario file before the trials: `token`, or `cookie`, is kept by them. */
  | {
      readonly kind: 'steps';
      readonly steps: readonly string[];
      /** Steps that end the session again, taken as it. */
      readonly logout: readonly string[];
      /** Steps that revoke what the steps made. */
      readonly revoke: readonly string[];
    };

/** The kinds of credential, as a report names them. */
export type CredentialKind = Credential['kind'];

/** What can be done with a credential: token states are made from what their credential allows. */
export type Ability =
  /** It goes into the Authorization header behind a scheme. */
  | 'schemed'
  /** A certificate of the connection. */
  | 'certificate'
  /** Each request is signed by itself. */
  | 'signs'
  /** The key of the authority that issued the certificate is at hand. */
  | 'authority-key'
  /** It stands in one place of several that a server could read. */
  | 'placed'
  /** It ends by itself. */
  | 'expires'
  /** It may be a JWT: whoever has one can change it, and cannot sign it. */
  | 'jwt'
  /** Its JWT names a key. */
  | 'kid'
  /** It may be a text without structure. */
  | 'opaque'
  /** The key that signs it is at hand. */
  | 'key'
  /** The key that signs it is, or may be, one of a pair. */
  | 'key-pair'
  | 'issuer-claim'
  | 'audience-claim'
  | 'required-claims'
  /** An authorization server gives as many as one likes. */
  | 'issuer'
  /** A name and a password. */
  | 'password'
  /** A session that can be ended. */
  | 'logout'
  /** There are calls that revoke it. */
  | 'revocation'
  /** A session id from before the login. */
  | 'earlier-session'
  /** Another secret goes along: a CSRF token. */
  | 'companion';
