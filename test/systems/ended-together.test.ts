import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { articlesContract, type Family } from './credentials/articles-contract.ts';
import { startKeyGateway } from './credentials/key-gateway.ts';
import { runContract, type RunOutcome } from './credentials/run-contract.ts';
import type { BreakName } from './identity/resource/breaks.ts';
import { startProvider, type IdentityProvider } from './identity/start-provider.ts';
import { startResourceServer } from './identity/start-resource-server.ts';

// A key for the gateway, and behind it a token of an authorization server, which ends while the key goes on.

const key = randomBytes(24).toString('base64url');
const operations = 6;

let provider: IdentityProvider;
beforeAll(async () => {
  provider = await startProvider();
}, 120_000);
afterAll(async () => await provider[Symbol.asyncDispose]());

async function runAgainst(family: Exclude<Family, 'jwt'>, ...broken: readonly BreakName[]): Promise<RunOutcome> {
  await using server = await startResourceServer({ provider, breaks: broken });
  await using gateway = await startKeyGateway(server.url, key);
  const { files, variables } = await articlesContract(family, { provider, server: { ...server, url: gateway.url } });
  const text = (files['rolecall.yaml'] ?? '')
    .replaceAll(
      / {8}(oauth2: .*)\n/g,
      '        apiKey: { env: GATEWAY_KEY }\n        at: { header: X-Gateway-Key }\n        and: [{ $1 }]\n',
    )
    .replaceAll(/ {8}states: .*\n/g, '');
  return await runContract({
    files: { ...files, 'rolecall.yaml': text },
    variables: { ...variables, GATEWAY_KEY: key },
  });
}

function codesOf({ judged }: RunOutcome, token: string): readonly string[] {
  return [...new Set(judged.flatMap(({ verdict }) => (verdict.axes['token'] === token ? [verdict.code] : [])))];
}

test('a token that goes along with a key is revoked while the key works', async () => {
  const healthy = await runAgainst('opaque');
  expect(healthy.conclusion.findings).toEqual([]);
  expect(codesOf(healthy, 'oauth2:revoked')).toEqual(['contrast']);
  expect(healthy.conclusion.lags.map(({ token, refused }) => `${token} ${refused}`)).toEqual(
    Array(3).fill('oauth2:revoked true'),
  );
  // Long-lived ones do not end while a run waits, and nobody gives one.
  expect(codesOf(healthy, 'oauth2:expired')).toEqual(['state-not-derivable']);

  const { red } = await runAgainst('opaque', 'ignores-revocation');
  expect(Object.entries(red).map(([cell, { length }]) => `${cell} ${length}`)).toEqual([
    `over-permissive oauth2:revoked ${operations}`,
  ]);
});

test('one that lives for seconds is kept until it has expired', async () => {
  const healthy = await runAgainst('opaque-short');
  expect(healthy.conclusion.findings).toEqual([]);
  expect(codesOf(healthy, 'oauth2:expired')).toEqual(['contrast']);
  const { red } = await runAgainst('opaque-short', 'accepts-unknown');
  expect(Object.keys(red)).toContain('over-permissive oauth2:expired');
});
