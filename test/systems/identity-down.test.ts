import { describe, expect, test } from 'vitest';
import { articlesContract } from './credentials/articles-contract.ts';
import { runContract, type ContractRun } from './credentials/run-contract.ts';
import { startProvider } from './identity/start-provider.ts';
import { startResourceServer } from './identity/start-resource-server.ts';

/** The contract with one thing changed, against a provider that is broken as told. */
async function running(change: (contract: ContractRun, issuer: string) => ContractRun, ...broken: readonly string[]) {
  // Long enough for any run, for those of which nobody hears when they end.
  await using provider = await startProvider({ breaks: broken, shortS: 30 });
  await using server = await startResourceServer({ provider });
  const contract = change(await articlesContract('opaque-short', { provider, server }), provider.issuer);
  return await runContract(contract);
}

const asItIs = (contract: ContractRun) => contract;

function replacing(pattern: string | RegExp, text: string): (contract: ContractRun) => ContractRun {
  return ({ files, ...rest }) => ({
    ...rest,
    files: { ...files, 'rolecall.yaml': (files['rolecall.yaml'] ?? '').replace(pattern, text) },
  });
}

describe('an identity provider that gives no token is told before any other traffic, a line for each principal', () => {
  test.for<[string, (contract: ContractRun, issuer: string) => ContractRun, RegExp, ...string[]]>([
    [
      'a wrong secret',
      ({ variables, ...rest }) => ({ ...rest, variables: { ...variables, SECRET_VIEWER_SHORT: 'not-its-own' } }),
      /rolecall\.yaml:\d+:7 principal viewer: http\S+ refuses its client \(401\): check `clientId` and `clientSecret`$/m,
    ],
    [
      'nobody there',
      replacing(/issuer: "[^"]+"/, 'issuer: "http://127.0.0.1:1"'),
      /principal viewer: http:\S+ cannot be reached/,
    ],
    [
      'an answer without a token',
      asItIs,
      /principal viewer: .* gave no token: .*access_token/,
      'token-without-access-token',
    ],
    ['a server that is down', asItIs, /principal viewer: .* gave no token \(it answered 503\)/, 'token-endpoint-down'],
    ['a server that hangs', asItIs, /principal viewer: \S+ does not answer in time: is it running\?/, 'slow'],
    [
      'a command that fails',
      replacing(/oauth2: \{ grant: client_credentials[^\n]*/, 'bearer: { command: [node, -e, "process.exit(3)"] }'),
      /principal viewer: the command node failed \(3\)/,
    ],
    [
      'a token endpoint on a host that nobody named',
      (contract, issuer) =>
        replacing(/issuer: "[^"]+"/, `issuer: "${issuer.replace('127.0.0.1', 'localhost')}"`)(contract),
      /principal viewer: .*(which the environment does not name|gave no token)/,
    ],
  ])('%s', async ([, change, line, ...broken]) => {
    await expect(running(change, ...broken)).rejects.toMatchObject({
      code: 'no-credential',
      message: expect.stringMatching(line),
    });
  });
});

test('a token that does not say when it ends is used to the end of the run, and nobody waits for it to expire', async () => {
  const { conclusion } = await running(asItIs, 'no-expiry');
  expect(conclusion.findings).toEqual([]);
  expect(conclusion.worklist.map(({ supply }) => supply)).toEqual([
    expect.stringMatching(/^give \w+ an expired token .* its own do not say when they end, and a run waits 60 s$/),
  ]);
});
