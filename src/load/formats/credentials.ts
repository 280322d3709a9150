import * as z from 'zod';
import { closed } from './closed.ts';
import { lengthOfTime, names, secret, secretKeys } from './fields.ts';

const algorithms = 'HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' ');

const algorithm = z.enum(algorithms).describe('JOSE algorithm, RFC 7518 §3.1.');

const jwt = closed({
  key: secret.describe('Signs the tokens: PEM or JWK, or the shared secret of HS256 and its like.'),
  alg: algorithm,
  kid: z.exactOptional(z.string()).describe('Key id for the header.'),
  claims: z
    .exactOptional(z.record(z.string(), z.unknown()))
    .describe('Who the token speaks of, as the target expects it.'),
  required: z
    .exactOptional(names)
    .describe('Claims without which the target takes no token: the state `missing-claim` leaves them out.'),
  lifetime: z.exactOptional(lengthOfTime).describe('How long a minted token lives; 5m by default.'),
});

/** A certificate and its key. */
const certificate = {
  cert: secret.describe('The certificate, PEM; those in between follow it.'),
  key: secret.describe('Its private key, PEM without a passphrase.'),
};

/** What is presented in a state that cannot be made: a token, or a certificate with its key. */
export const given = closed({
  ...secretKeys,
  cert: z.exactOptional(certificate.cert),
  key: z.exactOptional(certificate.key),
}).superRefine((source, context) => {
  const keys = Object.keys(source).toSorted().join();
  if (keys !== 'cert,key' && (keys === '' || keys.includes(',') || keys === 'cert' || keys === 'key'))
    context.addIssue({
      code: 'custom',
      message: 'expected exactly one of env, file, value, command, or a cert with its key.',
      params: { lacking: keys === '' },
    });
});

const endpoint = z.url({ protocol: /^https?$/, error: 'expected an http or https URL' });

const oauth2 = closed({
  grant: z
    .enum(['client_credentials', 'password', 'refresh_token', 'jwt-bearer', 'token-exchange'])
    .describe('How the token is got: RFC 6749, RFC 7523 (jwt-bearer), RFC 8693 (token-exchange).'),
  issuer: z
    .exactOptional(endpoint)
    .describe('The authorization server; its endpoints are discovered, and must lie on its host or on one named here.'),
  tokenEndpoint: z.exactOptional(endpoint).describe('Where tokens are got, in place of what is discovered.'),
  revocationEndpoint: z.exactOptional(endpoint).describe('Where tokens are revoked, RFC 7009.'),
  clientId: z.string().describe('The client.'),
  clientSecret: z.exactOptional(secret).describe('Its secret, sent as HTTP Basic.'),
  clientKey: z
    .exactOptional(
      closed({
        key: secret.describe('PEM (PKCS #8) or JWK.'),
        alg: algorithm,
        kid: z.exactOptional(z.string()).describe('Key id for the header.'),
      }),
    )
    .describe('Its key: for private_key_jwt in place of the secret, and for assertions of jwt-bearer.'),
  scope: z.exactOptional(z.string()).describe('Scopes, separated by blanks.'),
  resource: z.exactOptional(z.string()).describe('What the token is for, RFC 8707.'),
  audience: z.exactOptional(z.string()).describe('The same, as some servers name it.'),
  username: z.exactOptional(z.string()).describe('With `password`.'),
  password: z.exactOptional(secret).describe('With `password`.'),
  token: z.exactOptional(secret).describe('The refresh token, or the token to exchange.'),
  subject: z.exactOptional(z.string()).describe('Whom an assertion is about; the client when absent.'),
}).superRefine((declared, context) => {
  if (declared.issuer === undefined && declared.tokenEndpoint === undefined)
    context.addIssue({
      code: 'custom',
      message: 'expected an `issuer` or a `tokenEndpoint`.',
      params: { lacking: true },
    });
  for (const key of neededBy[declared.grant] ?? [])
    if (declared[key] === undefined)
      context.addIssue({
        code: 'custom',
        message: `the grant ${declared.grant} needs \`${key}\`.`,
        params: { lacking: true },
      });
});

const neededBy: Readonly<Record<string, readonly ('username' | 'password' | 'token' | 'clientKey')[]>> = {
  password: ['username', 'password'],
  refresh_token: ['token'],
  'token-exchange': ['token'],
  'jwt-bearer': ['clientKey'],
};

const at = closed({
  header: z.exactOptional(z.string()).describe('Name of a header.'),
  query: z.exactOptional(z.string()).describe('Name of a query parameter.'),
  cookie: z.exactOptional(z.string()).describe('Name of a cookie.'),
  scheme: z.exactOptional(z.string()).describe('What stands before it in the header: Bearer, Token …'),
}).superRefine((declared, context) => {
  if (['header', 'query', 'cookie'].filter((key) => key in declared).length !== 1)
    context.addIssue({
      code: 'custom',
      message: 'expected exactly one of header, query, cookie.',
      params: { lacking: true },
    });
});

/** Keys of a principal that say how it proves who it is. */
export const credentialKeys = {
  bearer: z.exactOptional(secret).describe('A token that exists already.'),
  jwt: z.exactOptional(jwt).describe('A token that Rolecall signs.'),
  oauth2: z.exactOptional(oauth2).describe('A token from an authorization server.'),
  apiKey: z
    .exactOptional(secret)
    .describe('A key; `scheme` or `at` says where it stands, the header X-API-Key by default.'),
  basic: z
    .exactOptional(
      closed({
        username: z.string().describe('The name; it holds no colon.'),
        password: secret.describe('The password.'),
      }),
    )
    .describe('A name and a password, HTTP Basic.'),
  mutualTLS: z
    .exactOptional(
      closed({
        ...certificate,
        authorityKey: z
          .exactOptional(secret)
          .describe('Private key of the authority that issued it, where tests have it: expired ones are made with it.'),
      }),
    )
    .describe('A client certificate, shown in the TLS handshake.'),
  module: z
    .exactOptional(
      z.union([
        z.string().describe('The module.'),
        closed({
          file: z.string().describe('The module, relative to this file.'),
          secrets: z.exactOptional(z.record(z.string(), secret)).describe('What it signs with, by name.'),
          with: z
            .exactOptional(z.record(z.string(), z.unknown()))
            .describe('What else it is given, as it stands here.'),
        }),
      ]),
    )
    .describe('A module of your own that signs each request: HMAC, AWS Signature Version 4.'),
  steps: z
    .exactOptional(names)
    .describe('Lists of steps of a scenario file that make it: they keep `token`, or `cookie`.'),
  logout: z.exactOptional(names).describe('Lists of steps that end the session that `steps` made, taken as it.'),
  revoke: z
    .exactOptional(names)
    .describe('Lists of steps that revoke what `steps` made, taken as it unless they say `as`.'),
  scheme: z.exactOptional(z.string()).describe('The security scheme of the document that says where it stands.'),
  at: z.exactOptional(at).describe('Where it stands, in place of what the document says.'),
  headers: z
    .exactOptional(z.record(z.string(), z.string()))
    .describe('Headers that go along with it, such as a CSRF token that its steps kept: `$kept.NAME`.'),
};

const { steps: _steps, logout: _logout, revoke: _revoke, headers: _headers, ...others } = credentialKeys;

/** Keys of a credential that goes along with another one. */
export const furtherKeys = others;

/** Of these a principal has exactly one. */
const credentialNames = ['bearer', 'jwt', 'oauth2', 'apiKey', 'basic', 'mutualTLS', 'module', 'steps'];

/** Exactly one credential, as a schema says it and as an error says it. */
export const credentialMeta = { oneOf: credentialNames.map((name) => ({ required: [name] })) };

/** What is wrong with how many credentials there are. */
export function countCredentials(declared: object, context: z.core.$RefinementCtx): void {
  const kinds = credentialNames.filter((kind) => kind in declared);
  if (kinds.length === 0)
    context.addIssue({
      code: 'custom',
      message: 'this principal has no credential: give it `bearer: { env: NAME }` or `jwt: { key: …, alg: … }`.',
      params: { lacking: true },
    });
  const [first, second] = kinds;
  if (second !== undefined)
    context.addIssue(
      `this principal has two credentials, ${first} and ${second}: expected one, and under \`and\` what goes along with it.`,
    );
}
