import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articlesContract, type Family } from './credentials/articles-contract.ts';
import { runContract, type RunOutcome } from './credentials/run-contract.ts';
import { tokenRequestsSeen } from './credentials/token-requests-seen.ts';
import { resources } from './identity/identity.ts';
import { requestToken } from './identity/request-token.ts';
import type { BreakName } from './identity/resource/breaks.ts';
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
  readonly broken?: readonly BreakName[];
}

const client = (id: string) => `clientId: ${id}, clientSecret: { env: SECRET_${id.replace('-', '_').toUpperCase()} }`;

/** Runs a contract in which one principal gets its token as wanted, and the others by client_credentials. */
async function runWith({ principal, oauth2, resource = 'opaque', family = 'opaque', variables, broken = [] }: Wanted) {
  await using server = await startResourceServer({ provider, breaks: broken });
  const contract = await articlesContract(family, { provider, server, expired: { EXPIRED_TOKEN: expired[resource] } });
  let config = (contract.files['rolecall.yaml'] ?? '')
    .replace('/opaque\n', `/${resource}\n`)
    .replaceAll(resources.opaque, resources[resource]);
  for (const role of ['editor', 'admin'] as const) {
    const others = `grant: client_credentials, ${client(family === 'opaque-short' ? `${role}-short` : role)}`;
    const grant = role === principal ? oauth2 : others;
    const line = new RegExp(`(?<= {6}${role}:\\n {8}oauth2: ).*`);
    expect(config).toMatch(line);
    config = config.replace(line, `{ issuer: "${provider.issuer}", resource: "${resources[resource]}", ${grant} }`);
  }
  const pem = provider.clientKeys['editor']?.pem ?? '';
  return await runContract({
    files: { ...contract.files, 'rolecall.yaml': config },
    variables: { ...contract.variables, EDITOR_KEY: pem, ...variables },
  });
}

/** Where a principal is to be admitted: verdict and what was observed. */
function admissions({ judged }: RunOutcome, principal: string): readonly string[] {
  return judged
    .map(({ verdict }) => verdict)
    .filter((verdict) => verdict.principal === principal && verdict.expected.outcome === 'admitted')
    .map(({ verdict, observed }) => `${verdict} ${observed?.outcome}`);
}

/** Cells that could be proven and are not: who presents what. */
function unproven({ judged }: RunOutcome): readonly string[] {
  const open = judged.filter(({ verdict }) => verdict.provable && !verdict.proven);
  return [...new Set(open.map(({ verdict }) => `${verdict.principal} ${verdict.at['token']}`))];
}

const password = 'grant: password, username: edgar, password: { env: EDITOR_PASSWORD }';

/** A part of what a login of the user is answered. */
async function loggedIn(part: 'access_token' | 'refresh_token'): Promise<string> {
  const user = { username: 'edgar', password: provider.passwords['edgar'] ?? '' };
  return await got('editor', part, { grant_type: 'password', resource: resources.opaque, ...user });
}

function key(role: string): string {
  return `clientKey: { key: { env: ${role.toUpperCase()}_KEY }, alg: RS256, kid: client-${role} }`;
}

interface Grant {
  readonly principal?: 'editor' | 'admin';
  readonly oauth2: string;
  /** What the token that it starts from is a part of. */
  readonly given?: 'access_token' | 'refresh_token';
}

const grants: Readonly<Record<string, Grant>> = {
  'client_credentials with a secret': { oauth2: `grant: client_credentials, ${client('editor')}` },
  'client_credentials with a signed assertion': {
    principal: 'admin',
    oauth2: `grant: client_credentials, clientId: admin-key, ${key('admin')}`,
  },
  password: { oauth2: `${password}, ${client('editor')}` },
  refresh_token: {
    oauth2: `grant: refresh_token, ${client('editor')}, token: { env: GIVEN_TOKEN }`,
    given: 'refresh_token',
  },
  'jwt-bearer': { oauth2: `grant: jwt-bearer, ${client('editor')}, ${key('editor')}, subject: edgar` },
  'token-exchange': {
    oauth2: `grant: token-exchange, ${client('editor')}, token: { env: GIVEN_TOKEN }`,
    given: 'access_token',
  },
};

describe('a principal is admitted wherever its role is, by whichever grant it gets its token', () => {
  test.for(Object.entries(grants))('%s', async ([name, { principal = 'editor', oauth2, given }]) => {
    const variables: Wanted['variables'] = given ? { GIVEN_TOKEN: await loggedIn(given) } : {};
    const outcome = await runWith({ principal, oauth2, variables });
    expect(outcome.conclusion.findings.map(({ title }) => title)).toEqual([]);
    expect(admissions(outcome, principal)).toEqual(Array(principal === 'admin' ? 6 : 4).fill('pass admitted'));
    expect(outcome.conclusion.exitCode).toBe(0);
    // One refresh token makes one family of tokens: none of them can be ended without harm to the others.
    const open = unproven(outcome).filter((cell) => name !== 'refresh_token' || cell !== 'editor revoked');
    expect(open).toEqual([]);
  });
});

test('whoever logs in with a password gets a token that has ended anew by the refresh token', async () => {
  await using seen = await tokenRequestsSeen(`${provider.issuer}/token`);
  const endpoints = `tokenEndpoint: "${seen.url}", revocationEndpoint: "${provider.issuer}/token/revocation"`;
  const oauth2 = `${password}, ${client('editor-short')}, ${endpoints}`;
  const outcome = await runWith({ principal: 'editor', oauth2, family: 'opaque-short' });
  expect(outcome.conclusion.findings).toEqual([]);
  expect(admissions(outcome, 'editor')).toEqual(Array(4).fill('pass admitted'));
  // Three logins: its own, one for the token that expires, and one for the token that is to be revoked.
  expect(seen.requests().filter((request) => request !== 'refresh_token 200')).toEqual(Array(3).fill('password 200'));
  expect(seen.requests()).toContain('refresh_token 200');
});

test('a server that takes the published key of the provider for a secret is found', async () => {
  const { red, conclusion } = await runWith({ resource: 'jwt', broken: ['accepts-alg-confusion'] });
  expect(Object.fromEntries(Object.entries(red).map(([what, operations]) => [what, operations.length]))).toEqual({
    'over-permissive alg-confusion': 6,
  });
  expect(conclusion.exitCode).toBe(1);
});

test('JWTs of the provider work as well, and where it cannot revoke them its refusal is told', async () => {
  const outcome = await runWith({ resource: 'jwt' });
  expect(outcome.conclusion.findings).toEqual([]);
  expect(outcome.conclusion.exitCode).toBe(0);
  expect(admissions(outcome, 'editor')).toEqual(Array(4).fill('pass admitted'));
  expect(unproven(outcome).toSorted()).toEqual(['admin revoked', 'editor revoked', 'viewer revoked']);
  for (const { verdict } of outcome.judged.filter(({ verdict: { axes } }) => axes['token'] === 'revoked')) {
    expect([verdict.verdict, verdict.code]).toEqual(['not-evaluable', 'state-not-derivable']);
    expect(verdict.supply).toContain(`${provider.issuer} refuses`);
    expect(verdict.supply).toContain('400 unsupported_token_type');
  }
});
