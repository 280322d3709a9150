import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SessionServer } from '../session/start-session-server.ts';
import type { ContractRun } from './run-contract.ts';

const matrix = `rolecall: 1
roles: { reader: {}, writer: { includes: [reader] }, owner: { includes: [writer] } }
operations:
  POST /posts: writer
  POST /posts/{postId}/replies: reader
  POST /tags: writer
  POST /members: owner
  POST /search: reader
  POST /login: everyone
unlisted: report
`;

/** Logs in with a session that is there already, as a browser has one, and keeps the token that a POST must carry. */
function logins(names: Readonly<Record<string, string>>): string {
  return Object.entries(names)
    .map(
      ([role, name]) => `  log-in-${role}:
    - call: GET /login
      keep: { before: $response.header.set-cookie }
    - call: POST /login
      headers: { cookie: $kept.before }
      body: { name: ${name}, password: { secret: PASSWORD_${role.toUpperCase()} } }
      keep: { cookie: $response.header.set-cookie, csrf: $response.body#/csrf }
`,
    )
    .join('');
}

/** How the principals prove who they are. */
export type Family = 'session' | 'header' | 'query' | 'cookie' | 'basic';

const roles = ['reader', 'writer', 'owner'] as const;

/** The contract of the session server, for one family of credentials. */
export async function postsContract(family: Family, { url, secrets }: SessionServer): Promise<ContractRun> {
  const base = family === 'session' || family === 'basic' ? family : 'key';
  const names = Object.fromEntries(roles.map((role) => [role, secrets.users[role].name]));
  const principals = roles.map(
    (role) => `      ${role}: { ${credential(family, role, names[role])}, verify: GET /me }\n`,
  );
  return {
    files: {
      'openapi.yaml': await readFile(join(import.meta.dirname, '../session/openapi.yaml'), 'utf8'),
      'matrix.yaml': matrix,
      'posts.scenario.yaml': `rolecall: 1
requests:
  POST /posts/{postId}/replies: { parameters: { postId: p1 } }
skip: [{ operation: POST /login, reason: it has no account of its own }]
steps:
${logins(names)}  log-out:
    - call: POST /logout
`,
      'rolecall.yaml': `rolecall: 1
spec: openapi.yaml
matrix: matrix.yaml
scenarios: [posts.scenario.yaml]
environments:
  local:
    target: ${url}/${base}
    principals:
${principals.join('')}`,
    },
    variables: Object.fromEntries(
      roles.flatMap((role) => [
        [`PASSWORD_${role.toUpperCase()}`, secrets.users[role].password],
        ...(['header', 'query', 'cookie'] as const).map((kind) => [
          `${kind}_${role}`.toUpperCase(),
          secrets.keys[kind][role],
        ]),
      ]),
    ),
  };
}

function credential(family: Family, role: string, name = ''): string {
  const upper = role.toUpperCase();
  if (family === 'session')
    return `scheme: sessionCookie, steps: [log-in-${role}], logout: [log-out], headers: { X-CSRF-Token: $kept.csrf }`;
  if (family === 'basic') return `basic: { username: ${name}, password: { env: PASSWORD_${upper} } }`;
  return `apiKey: { env: ${family.toUpperCase()}_${upper} }, scheme: ${family}Key`;
}
