import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runContract, type RunOutcome } from './credentials/run-contract.ts';
import { postgresPrograms } from './unleash/postgres-programs.ts';
import { startUnleash, type Unleash } from './unleash/start-unleash.ts';

const lacking = existsSync(postgresPrograms) ? '' : ` (skipped: no PostgreSQL in ${postgresPrograms})`;

/** Unleash reads its API tokens anew once a minute, whatever was deleted meanwhile. */
const refreshMs = 60_000;

async function runAgainst({ url, adminToken }: Unleash, within: string): Promise<RunOutcome> {
  return await runContract({
    files: {
      'unleash.overlay.yaml': await readFile(
        join(import.meta.dirname, '../../scenarios/unleash/unleash.overlay.yaml'),
        'utf8',
      ),
      'matrix.yaml': `rolecall: 1
roles: { client: {}, admin-token: {} }
operations:
  POST /api/client/metrics: client
`,
      'client.scenario.yaml': `rolecall: 1
steps:
  new-token:
    - call: POST /api/admin/api-tokens
      as: admin-token
      body: { tokenName: { unique: rolecall }, type: client, environment: development, projects: [default] }
      keep: { token: $response.body#/secret }
  drop-token:
    - call: DELETE /api/admin/api-tokens/{token}
      as: admin-token
`,
      'rolecall.yaml': `rolecall: 1
spec: ${url}/docs/openapi.json
overlays: [unleash.overlay.yaml]
matrix: matrix.yaml
scenarios: [client.scenario.yaml]
revocation: { within: ${within} }
environments:
  local:
    target: ${url}
    principals:
      client:
        steps: [new-token]
        revoke: [drop-token]
        verify: GET /api/client/features
        states: { expired: { env: EXPIRED } }
      admin-token: { bearer: { env: ADMIN }, states: { expired: { env: EXPIRED } } }
`,
    },
    variables: { ADMIN: adminToken, EXPIRED: 'default:development.expiredbackendtoken00' },
  });
}

describe.skipIf(lacking !== '')(`an API token of Unleash that was deleted${lacking}`, () => {
  let unleash: Unleash;
  beforeAll(async () => {
    unleash = await startUnleash();
  }, 240_000);
  afterAll(async () => {
    await unleash[Symbol.asyncDispose]();
  });

  test('works on until the tokens are read anew, and the report says how long', { timeout: 180_000 }, async () => {
    const patient = await runAgainst(unleash, '75s');
    const [lag, ...others] = patient.conclusion.lags;
    expect(others).toEqual([]);
    expect(lag).toMatchObject({ principal: 'client', token: 'revoked', refused: true });
    expect(lag?.ms).toBeLessThan(refreshMs + 5_000);
    expect(patient.written).toMatch(/revoked credential of client: refused after \d+\.\d s \(75\.0 s are allowed\)/);
    expect(patient.red).toEqual({});

    // They were read anew a moment ago: this one is admitted for the better part of a minute.
    const hasty = await runAgainst(unleash, '3s');
    expect(hasty.conclusion.lags).toMatchObject([{ principal: 'client', token: 'revoked', refused: false }]);
    expect(hasty.red).toEqual({ 'over-permissive revoked': ['POST /api/client/metrics'] });
    expect(hasty.conclusion.exitCode).toBe(1);
    expect(hasty.written).not.toMatch(/default(?::|%3A)development\.[\da-f]{20}/);
  });
});
