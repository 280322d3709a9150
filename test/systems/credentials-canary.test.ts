import { describe, expect, test } from 'vitest';
import { articlesContract } from './credentials/articles-contract.ts';
import { piecesFound } from './credentials/pieces-found.ts';
import { postsContract, type Family } from './credentials/posts-contract.ts';
import { runContract } from './credentials/run-contract.ts';
import { seenCredentials } from './credentials/seen-credentials.ts';
import { startProvider } from './identity/start-provider.ts';
import { startResourceServer } from './identity/start-resource-server.ts';
import { startSessionServer } from './session/start-session-server.ts';

// Whatever a target was shown must stand in nothing that a run writes: not whole, and not in pieces of twelve bytes.

describe('no credential of a run stands in what it writes, decoded or not', () => {
  test.for<Family>(['session', 'header', 'query', 'cookie', 'basic'])('%s', async (family) => {
    await using server = await startSessionServer('no-role-check');
    await using seen = await seenCredentials(server.url);
    const contract = await postsContract(family, { ...server, url: seen.url });
    const { written } = await runContract(contract);
    const secrets = [...seen.secrets(), ...Object.values(contract.variables)];
    expect(secrets.length).toBeGreaterThan(12);
    expect(piecesFound(written, secrets)).toEqual([]);
  });

  test.for(['jwt', 'opaque-short'] as const)('%s', async (family) => {
    await using provider = await startProvider();
    await using server = await startResourceServer({ provider, breaks: ['no-role-check'] });
    await using seen = await seenCredentials(server.url);
    const contract = await articlesContract(family, { provider, server: { ...server, url: seen.url } });
    const { written } = await runContract(contract);
    const secrets = [...seen.secrets(), ...Object.values(contract.variables)];
    expect(secrets.length).toBeGreaterThan(12);
    expect(piecesFound(written, secrets)).toEqual([]);
  });
});

test('a piece of a secret is found in every guise', () => {
  const secret = 'kq3Zx9LmPw7RtYv2BnQs';
  const guises = [
    secret,
    encodeURIComponent(secret),
    Buffer.from(`a${secret}`).toString('base64'),
    secret.slice(4, 18),
  ];
  for (const guise of guises) expect(piecesFound(`{"x":"${guise}"}`, [secret])).not.toEqual([]);
  expect(piecesFound('{"x":"$TOKEN"}', [secret])).toEqual([]);
});
