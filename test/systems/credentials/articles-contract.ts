import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IdentityProvider } from '../identity/start-provider.ts';
import type { ResourceServer } from '../identity/start-resource-server.ts';
import type { ContractRun } from './run-contract.ts';

const matrix = `rolecall: 1
roles: { viewer: {}, editor: { includes: [viewer] }, admin: { includes: [editor] } }
operations:
  POST /articles: editor
  POST /articles/{articleId}/comments: viewer
  POST /drafts: editor
  POST /users: admin
  POST /settings: admin
  POST /search: viewer
`;

const scenarios = `rolecall: 1
requests:
  POST /articles/{articleId}/comments: { parameters: { articleId: a1 } }
`;

/** Which tokens the contract's principals have. */
export type Family = 'jwt' | 'opaque' | 'opaque-short';

/** The contract of the resource server: JWTs that the run signs itself, or tokens of the provider, opaque and short-lived. */
export async function articlesContract(
  family: Family,
  {
    provider,
    server,
    within = '2s',
    expired = {},
  }: {
    provider: IdentityProvider;
    server: ResourceServer;
    within?: string;
    expired?: Readonly<Record<string, string>>;
  },
): Promise<ContractRun> {
  const principals = family === 'jwt' ? minted(server) : issued(provider, family === 'opaque' ? '' : '-short');
  const base = family === 'jwt' ? 'jwt' : 'opaque';
  const openapi = await readFile(join(import.meta.dirname, '../identity/openapi.yaml'), 'utf8');
  return {
    files: {
      'openapi.yaml': openapi,
      'matrix.yaml': matrix,
      'articles.scenario.yaml': scenarios,
      'rolecall.yaml': `rolecall: 1
spec: openapi.yaml
matrix: matrix.yaml
scenarios: [articles.scenario.yaml]
revocation: { within: ${within} }
refusals: { two-headers: 400 }
environments:
  local:
    target: ${server.url}/${base}
    principals:
${principals}`,
    },
    variables: {
      LOCAL_KEY: server.local.keys.RS256.pem,
      ADMIN_KEY: provider.clientKeys['admin']?.pem ?? '',
      EDITOR_PASSWORD: provider.passwords['edgar'] ?? '',
      ...Object.fromEntries(
        Object.entries(provider.secrets).map(([id, secret]) => [
          `SECRET_${id.replace('-', '_').toUpperCase()}`,
          secret,
        ]),
      ),
      ...expired,
    },
  };
}

function minted({ local }: ResourceServer): string {
  const lines = ['viewer', 'editor', 'admin'].map(
    (role) =>
      `      ${role}:
        jwt:
          key: { env: LOCAL_KEY }
          alg: RS256
          kid: ${local.keys.RS256.kid}
          required: [sub]
          claims: { iss: "${local.issuer}", aud: "${local.audience}", sub: ${role}-1, role: ${role} }
        verify: GET /me
`,
  );
  return lines.join('');
}

/** Long-lived tokens do not expire while a run waits: expired ones are given. */
function issued({ issuer }: IdentityProvider, suffix: '' | '-short'): string {
  const common = `issuer: "${issuer}", resource: "urn:api:opaque"`;
  const client = (role: string) =>
    `clientId: ${role}${suffix}, clientSecret: { env: SECRET_${role.toUpperCase()}${suffix.replace('-', '_').toUpperCase()} }`;
  const given = suffix === '' ? '        states: { expired: { env: EXPIRED_TOKEN } }\n' : '';
  const key = `clientId: admin-key, clientKey: { key: { env: ADMIN_KEY }, alg: RS256, kid: client-admin }`;
  const grants = {
    viewer: `grant: client_credentials, ${common}, ${client('viewer')}`,
    editor: `grant: password, ${common}, ${client('editor')}, username: edgar, password: { env: EDITOR_PASSWORD }`,
    admin: `grant: client_credentials, ${common}, ${suffix === '' ? key : client('admin')}`,
  };
  return Object.entries(grants)
    .map(([role, grant]) => `      ${role}:\n        oauth2: { ${grant} }\n        verify: GET /me\n${given}`)
    .join('');
}
