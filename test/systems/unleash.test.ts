import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runUnleash, type UnleashRun } from './unleash-run.ts';
import { postgresPrograms } from './unleash/postgres-programs.ts';
import { startUnleash, type Unleash } from './unleash/start-unleash.ts';

const lacking = existsSync(postgresPrograms)
  ? ''
  : ` (skipped: no PostgreSQL in ${postgresPrograms}, apt-get install postgresql-15)`;

describe.skipIf(lacking !== '')(`Unleash 8.2.0, which nobody here wrote${lacking}`, () => {
  let unleash: Unleash;
  let before: Inventory;
  let after: Inventory;
  let found: UnleashRun;

  beforeAll(async () => {
    unleash = await startUnleash();
    before = await inventoryOf(unleash);
    found = await runUnleash(unleash);
    after = await inventoryOf(unleash);
  }, 240_000);
  afterAll(async () => {
    await unleash[Symbol.asyncDispose]();
  });

  test('has no finding but those that are true', () => {
    const findings = found.conclusion.findings.filter(({ verdict }) => verdict !== 'note');
    expect(
      findings.map(({ verdict, fault, operations, accepted }) => [verdict, fault, accepted, ...operations]),
    ).toEqual([
      // ExportImportController refuses API tokens as bad data: 400 instead of 403.
      ['wrong-refusal', 'role admin-token', true, 'POST /api/admin/features-batch/import'],
    ]);
    expect(found.conclusion.exitCode).toBe(0);
  });

  test('lets Rolecall into nearly every operation', () => {
    const admitted = new Set(
      found.judged
        .filter(({ verdict }) => verdict.observed?.outcome === 'admitted')
        .map(({ verdict }) => verdict.operation),
    );
    expect(admitted.size).toBeGreaterThanOrEqual(74);
  });

  test('is proven, but for what the scenario files skip', () => {
    const provable = found.judged.filter(({ verdict }) => verdict.provable && verdict.code !== 'skipped');
    const proven = provable.filter(({ verdict }) => verdict.proven);
    expect(proven.length).toBeGreaterThanOrEqual(820);
    expect(proven.length / provable.length).toBeGreaterThanOrEqual(0.99);
  });

  test('changes nothing when it refuses, as its witnesses say', () => {
    const witnesses = found.judged.map(({ verdict }) => verdict.proof.witness);
    expect(witnesses).not.toContain('changed');
    expect(witnesses.filter((state) => state === 'unchanged').length).toBeGreaterThanOrEqual(100);
  });

  test('keeps nothing of what fixtures and steps made: what is left was made by those who may', () => {
    const admitted = found.exchanges.filter(
      ({ about, answer }) => about.startsWith('POST ') && answer.kind === 'response' && answer.status < 300,
    );
    const made = admitted.map(({ request }) => request.body ?? '').join('\n');
    for (const kind of ['users', 'features'] as const) {
      const left = after[kind].filter((name) => !before[kind].includes(name));
      expect(left.filter((name) => !made.includes(name))).toEqual([]);
      expect(before[kind].filter((name) => !after[kind].includes(name))).toEqual([]);
    }
  });

  test('finds none of its secrets in what Rolecall writes', () => {
    const { url: _, [Symbol.asyncDispose]: __, ...tokens } = unleash;
    for (const token of Object.values(tokens)) expect(found.written).not.toContain(token);
    // Personal tokens, API tokens, sessions, passwords, links to sign up.
    for (const secret of [
      /user:[\da-f]{20}/,
      /development\.[\da-f]{20}/,
      /s%3A[\w-]{20}/,
      /Aa1![\w-]{12}/,
      /invite=[\da-f]{12}/,
    ])
      expect(secret.exec(found.written)?.[0]).toBeUndefined();
  });
});

interface Inventory {
  readonly users: readonly string[];
  readonly features: readonly string[];
}

/** Names of what is on the server, by kind. */
async function inventoryOf({ url, adminToken }: Unleash): Promise<Inventory> {
  const read = async (path: string): Promise<unknown> =>
    await (await fetch(`${url}/api/admin/${path}`, { headers: { authorization: adminToken } })).json();
  const { users } = (await read('user-admin')) as { users: { username?: string; email?: string }[] };
  const { features } = (await read('projects/default/features')) as { features: { name: string }[] };
  return {
    users: users.map(({ username, email }) => email ?? username ?? ''),
    features: features.map(({ name }) => name),
  };
}
