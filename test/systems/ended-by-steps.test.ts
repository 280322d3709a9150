import { expect, test } from 'vitest';
import { postsContract } from './credentials/posts-contract.ts';
import { runContract, type RunOutcome } from './credentials/run-contract.ts';
import type { BreakName } from './session/breaks.ts';
import { startSessionServer } from './session/start-session-server.ts';

// What steps made is revoked by the steps of `revoke`.

/** `revokes`: the call that does it. */
async function runAgainst(revokes: string, ...broken: readonly BreakName[]): Promise<RunOutcome> {
  await using server = await startSessionServer(...broken);
  const { files, variables } = await postsContract('session', server);
  return await runContract({
    files: {
      ...files,
      'posts.scenario.yaml': (files['posts.scenario.yaml'] ?? '').replace('    - call: POST /logout', revokes),
      'rolecall.yaml': (files['rolecall.yaml'] ?? '').replaceAll('logout: [log-out]', 'revoke: [log-out]'),
    },
    variables,
  });
}

const own = '    - call: POST /logout';

function codesOf({ judged }: RunOutcome, token: string): readonly string[] {
  return [
    ...new Set(
      judged.flatMap(({ verdict }) =>
        verdict.axes['token'] === token && verdict.code !== 'skipped' ? [verdict.code] : [],
      ),
    ),
  ];
}

test('what was revoked is refused, and how long that took is told', async () => {
  const healthy = await runAgainst(own);
  expect(healthy.conclusion.findings).toEqual([]);
  expect(codesOf(healthy, 'revoked')).toEqual(['contrast']);
  expect(codesOf(healthy, 'logged-out')).toEqual([]);
  expect(healthy.conclusion.lags.map(({ token, refused }) => `${token} ${refused}`)).toEqual(
    Array(3).fill('revoked true'),
  );
});

test('what goes on working is found', async () => {
  const { red } = await runAgainst(own, 'session-survives-logout');
  expect(Object.keys(red)).toEqual(['over-permissive revoked']);
});

test('what could not be revoked goes on working rightly, and the report says why it could not', async () => {
  const refused = await runAgainst('    - call: POST /logout\n      as: anonymous');
  expect(refused.conclusion.findings).toEqual([]);
  expect(codesOf(refused, 'revoked')).toEqual(['state-not-derivable']);
  expect(refused.written).toMatch(/the calls work that end the credential of reader: POST \/logout was answered 401/);
});
