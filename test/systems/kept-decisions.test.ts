import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { runContract } from './credentials/run-contract.ts';
import { caches, type Cache } from './kept-decisions/caches.ts';
import { startApplication } from './kept-decisions/start-application.ts';
import { startGateway } from './kept-decisions/start-gateway.ts';

// nginx that keeps what the application decided or answered, and takes the next caller for the last one.

const tokens = { viewer: randomBytes(24).toString('base64url'), editor: randomBytes(24).toString('base64url') };
const roles = Object.fromEntries(Object.entries(tokens).map(([role, token]) => [token, role]));

async function runAgainst(cache: Cache) {
  await using application = await startApplication(roles, { trusting: cache.asking !== undefined });
  await using gateway = await startGateway(application.url, cache);
  return await runContract({
    files: {
      'openapi.yaml': `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders: { post: { responses: { '201': { description: Done. } }, security: [{ token: [] }] } }
  /refunds: { post: { responses: { '201': { description: Done. } }, security: [{ token: [] }] } }
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
`,
      'matrix.yaml': `rolecall: 1
roles: { viewer: {}, editor: { includes: [viewer] } }
operations: { POST /orders: editor, POST /refunds: editor }
`,
      'rolecall.yaml': `rolecall: 1
spec: openapi.yaml
matrix: matrix.yaml
environments:
  local:
    target: ${gateway.url}
    principals:
      viewer: { bearer: { env: VIEWER } }
      editor: { bearer: { env: EDITOR }, states: { expired: { env: OLD } } }
`,
    },
    variables: { VIEWER: tokens.viewer, EDITOR: tokens.editor, OLD: 'a-token-of-last-year' },
  });
}

test.for(Object.entries<Cache>(caches))('%s', async ([, cache]) => {
  const { red, judged, conclusion } = await runAgainst(cache);
  const all = ['POST /orders', 'POST /refunds'];
  expect(red).toEqual(Object.fromEntries(cache.letsIn.map((who) => [`over-permissive ${who}`, all])));
  for (const { verdict } of judged)
    if (verdict.verdict === 'over-permissive') expect(verdict.code).toBe('admitted-afterwards');
  expect(conclusion.exitCode).toBe(cache.letsIn.length > 0 ? 1 : 0);
  const { proven, provable } = conclusion.share;
  expect(provable - proven).toBe(cache.letsIn.length * all.length);
});

test('the finding says what happened, and what to look for', async () => {
  const { conclusion, judged } = await runAgainst(caches['decisions are kept for each path']);
  const grave = conclusion.findings.filter(({ severity }) => severity !== 'info');
  expect(grave.map(({ severity, title, remedy }) => ({ severity, title, remedy }))).toEqual([
    {
      severity: 'critical',
      title: 'token=missing is refused, and admitted (201) once an allowed caller has been: 2 of 2 operations',
      remedy: expect.stringMatching(
        /^look for what keeps a decision or an answer.*a cache: it must tell callers apart/,
      ),
    },
    expect.objectContaining({
      severity: 'high',
      title: 'role viewer is refused, and admitted (201) once an allowed caller has been: 2 of 2 operations',
    }),
  ]);
  // The refusal that came before stays with the cell.
  const missing = judged.find(({ verdict }) => verdict.code === 'admitted-afterwards');
  expect(missing?.verdict.exchanges).toHaveLength(2);
});
