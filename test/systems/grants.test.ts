import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articlesContract, type Family } from './credentials/articles-contract.ts';
import { runContract, type RunOutcome } from './credentials/run-contract.ts';
import { tokenRequestsSeen } from './credentials/token-requests-seen.ts';
import { resources } from './identity/identity.ts';
import { requestToken } from './identity/request-token.ts';
import { startProvider, type IdentityProvider } from './identity/start-provider.ts';
import { startResourceServer } from './identity/start-resource-server.ts';

// Every grant by which a principal may get its token, at a real authorization server that issues it.

let provider: IdentityProvider;
let expired: Readonly<Record<keyof typeof resources, string>>;

beforeAll(async () => {
  provider = await startProvider();
  const ended = (resource: string) =>
    got('viewer-short', 'access_token', { grant_type: 'client_credentials', resource });
  expired = { jwt: await ended(resources.jwt), opaque: await ended(resources.opaque) };
  await sleep(3_000);
}, 120_000);

afterAll(async () => await provider[Symbol.asyncDispose]());

async function got(client: string, part: string, form: Readonly<Record<string, string>>): Promise<string> {
  return String((await requestToken(provider, client, form)).body[part]);
}

interface Wanted {
  readonly principal?: 'editor' | 'admin';
  /** What its `oauth2` holds beside issuer and resource. */
  readonly oauth2?: string;
  readonly resource?: keyof typeof resources;
  readonly family?: Family;
  readonly variables?: Readonly<Record<string, string>>;
}

const clients = {
  editor: 'clientId: editor, clientSecret: { env: SECRET_EDITOR }',
  admin: 'clientId: admin, clientSecret: { env: SECRET_ADMIN }',
};

/** Runs a contract in which one principal gets its token as wanted, and the others by client_credentials. */
async function runWith({ principal, oauth2, resource = 'opaque', family = 'opaque', ...more }: Wanted = {}) {
  await using server = await startResourceServer({ provider });
  const contract = await articlesContract(family, { provider, server, expired: { EXPIRED_TOKEN: expired[resource] } });
  const where = `issuer: "${provider.issuer}", resource: "${resources[resource]}"`;
  let config = (contract.files['rolecall.yaml'] ?? '')
    .replace('/opaque\n', `/${resource}\n`)
    .replaceAll(`"${resources.opaque}"`, `"${resources[resource]}"`);
  for (const role of ['editor', 'admin'] as const) {
    const grant = role === principal ? oauth2 : `grant: client_credentials, ${family==='opaque-short'&&role==='admin'?'clientId: admin-short, clientSecret: { env: SECRET_ADMIN_SHORT }':clients[role]}`;
    const line = new RegExp(`(?<= {6}${role}:\\n {8}oauth2: ).*`);
    expect(config).toMatch(line);
    config = config.replace(line, () => `{ ${where}, ${grant} }`);
  }
  return await runContract({
    files: { ...contract.files, 'rolecall.yaml': config },
    variables: { ...contract.variables, EDITOR_KEY: provider.clientKeys['editor']?.pem ?? '', ...more.variables },
  });
}

/** Verdicts of the cells in which the principal presents a good token and is to be admitted. */
function admissions({ judged }: RunOutcome, principal: string): readonly string[] {
  return judged
    .map(({ verdict }) => verdict)
    .filter((verdict) => verdict.principal === principal && verdict.expected.outcome === 'admitted')
    .map(({ verdict, observed }) => `${verdict} ${observed?.outcome}`);
}

const login = () => ({ grant_type: 'password', username: 'edgar', password: provider.passwords['edgar'] ?? '' });
const opaqueLogin = () => ({ ...login(), resource: resources.opaque });
const password = 'grant: password, username: edgar, password: { env: EDITOR_PASSWORD }';
const key = (role: string) =>
  `clientKey: { key: { env: ${role.toUpperCase()}_KEY }, alg: RS256, kid: client-${role} }`;

interface Row {
  readonly principal: 'editor' | 'admin';
  readonly oauth2: string;
  /** The token that it starts from. */
  readonly given?: () => Promise<string>;
}

const grants: Readonly<Record<string, Row>> = {
  'client_credentials with a secret': { principal: 'editor', oauth2: `grant: client_credentials, ${clients.editor}` },
  'client_credentials with a signed assertion': {
    principal: 'admin',
    oauth2: `grant: client_credentials, clientId: admin-key, ${key('admin')}`,
  },
  password: { principal: 'editor', oauth2: `${password}, ${clients.editor}` },
  refresh_token: {
    principal: 'editor',
    oauth2: `grant: refresh_token, ${clients.editor}, token: { env: GIVEN_TOKEN }`,
    given: () => got('editor', 'refresh_token', opaqueLogin()),
  },
  'jwt-bearer': { principal: 'editor', oauth2: `grant: jwt-bearer, ${clients.editor}, ${key('editor')}, subject: edgar` },
  'token-exchange': {
    principal: 'editor',
    oauth2: `grant: token-exchange, ${clients.editor}, token: { env: GIVEN_TOKEN }`,
    given: () => got('editor', 'access_token', opaqueLogin()),
  },
};

describe('a principal whose token is got by a grant is admitted wherever its role is, and the run is green', () => {
  test.for(Object.keys(grants))('%s', async (name) => {
    const { given, principal = 'editor', oauth2 = '' } = grants[name] ?? {};
    const variables: Readonly<Record<string, string>> = given ? { GIVEN_TOKEN: await given() } : {};
    const outcome = await runWith({ principal, oauth2, variables });
    const { conclusion } = outcome;
    console.log(name, conclusion.exitCode, conclusion.share, conclusion.headline, conclusion.findings.map(f=>f.title), conclusion.worklist.map(w=>[w.code,w.supply,w.cells]), new Set(admissions(outcome, principal)), admissions(outcome,principal).length);
    expect(conclusion.findings).toEqual([]);
    expect(new Set(admissions(outcome, principal))).toEqual(new Set(['pass admitted']));
    expect(conclusion.exitCode).toBe(0);
    expect(conclusion.share.proven).toBe(conclusion.share.provable);
  });
});

test('a password is used once, and again for tokens that are revoked: an ended token is got anew by its refresh token', async () => {
  await using seen = await tokenRequestsSeen(`${provider.issuer}/token`);
  const endpoints = `tokenEndpoint: "${seen.url}", revocationEndpoint: "${provider.issuer}/token/revocation"`;
  const client = 'clientId: editor-short, clientSecret: { env: SECRET_EDITOR_SHORT }';
  const outcome = await runWith({ principal: 'editor', oauth2: `${password}, ${client}, ${endpoints}`, family: 'opaque-short' });
  console.log(seen.grantTypes(), outcome.conclusion.exitCode, outcome.conclusion.share, outcome.conclusion.findings.map(f=>f.title), outcome.conclusion.worklist.map(w=>[w.code,w.supply,w.cells]));
  expect(outcome.conclusion.findings).toEqual([]);
});

test('JWTs of the issuer work as well, and where it cannot revoke them its refusal is told', async () => {
  const { conclusion, judged } = await runWith({ resource: 'jwt' });
  console.log(conclusion.exitCode, conclusion.share, conclusion.headline, conclusion.findings.map(f=>f.title), conclusion.worklist.map(w=>[w.code,w.supply,w.cells]));
  expect(conclusion.findings).toEqual([]);
  const revoked = judged.filter(({ verdict }) => verdict.axes['token'] === 'revoked');
  console.log(new Set(revoked.map(({verdict})=>`${verdict.verdict} ${verdict.code} ${verdict.supply}`)));
});

test('PROBE refresh', async () => {
  await using seen = await tokenRequestsSeen(`${provider.issuer}/token`);
  const endpoints = `tokenEndpoint: "${seen.url}", revocationEndpoint: "${provider.issuer}/token/revocation"`;
  const token = await got('editor', 'refresh_token', opaqueLogin());
  const outcome = await runWith({ principal: 'editor', oauth2: `grant: refresh_token, ${clients.editor}, ${endpoints}, token: { env: GIVEN_TOKEN }`, variables: { GIVEN_TOKEN: token } });
  console.log(seen.grantTypes(), outcome.conclusion.exitCode, outcome.conclusion.findings.map(f=>f.title));
});
