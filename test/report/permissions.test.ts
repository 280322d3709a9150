import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import type { VerdictRecord } from '../../src/model/verdict.ts';
import { permissions } from '../../src/report/permissions.ts';
import { syntheticReport } from './synthetic-report.ts';
import { textOf } from './text-of.ts';

type Changes = Partial<Omit<VerdictRecord, 'expected'>> & { readonly expected?: Partial<VerdictRecord['expected']> };

/** A report of verdicts that differ from a passed and proven refusal. */
async function reportOf(...changes: readonly Changes[]): Promise<Report> {
  const report = syntheticReport();
  let template: VerdictRecord | undefined;
  for await (const { verdict } of report.judged()) template ??= verdict;
  if (!template) throw new Error('the synthetic report has verdicts');
  const plain = { ...template, axes: {}, operation: 'POST /orders', role: 'viewer' };
  const records = changes.map((change, index) => ({
    ...plain,
    id: `cell ${index}`,
    ...change,
    expected: { ...plain.expected, decision: { access: 'deny' } as const, ...change.expected },
  }));
  return {
    ...report,
    run: { ...report.run, gaps: [] },
    judged: async function* () {
      for (const verdict of records) yield { verdict, fault: undefined, control: undefined };
    },
  };
}

const linesOf = async (...changes: readonly Changes[]) =>
  (await textOf(permissions, await reportOf(...changes))).split('\n').filter((line) => line.startsWith('- '));

const may = (role: string, decision: VerdictRecord['expected']['decision'] = { access: 'allow' }) =>
  ({ role, expected: { outcome: 'admitted', statuses: [], decision } }) as const;

describe('the permissions', () => {
  test('have a line for each operation and role, by path', async () => {
    expect(
      await linesOf(
        { operation: 'POST /orders/{id}' },
        { ...may('editor'), operation: 'POST /orders/{id}' },
        {},
        may('editor'),
        may('admin'),
      ),
    ).toEqual([
      '- `POST /orders` · `admin` may (proven)',
      '- `POST /orders` · `editor` may (proven)',
      '- `POST /orders/{id}` · `editor` may (proven)',
      '- `POST /orders` · `viewer` refused: 403 (proven)',
      '- `POST /orders/{id}` · `viewer` refused: 403 (proven)',
    ]);
  });

  test('name networks, cases, ownership and hiding', async () => {
    expect(
      await linesOf(
        may('admin', { access: 'allow', from: ['office'] }),
        { ...may('guest', { access: 'allow', notFrom: ['lab', 'attic'] }), axes: { case: 'large' } },
        may('customer', { access: 'allow', own: true, otherwise: 'hide' }),
        { expected: { statuses: [404], decision: { access: 'hide' } } },
        { ...may('customer'), axes: { owner: 'peer' }, faults: ['owner'] },
        { ...may('admin'), axes: { address: 'outside' }, faults: ['address'] },
      ),
    ).toEqual([
      '- `POST /orders` · `admin` may, from network `office` (proven)',
      '- `POST /orders` · `customer` may, on its own only, hidden otherwise (proven)',
      '- `POST /orders` case `large` · `guest` may, not from networks `lab`, `attic` (proven; not proven: the networks)',
      '- `POST /orders` · `viewer` hidden: 404 (proven)',
    ]);
  });

  test('say what is not proven, and cannot be', async () => {
    expect(await linesOf({ proven: false }, { role: 'editor', proven: false, provable: false })).toEqual([
      '- `POST /orders` · nobody',
      '- `POST /orders` · `editor` refused: 403 (not provable)',
      '- `POST /orders` · `viewer` refused: 403 (not proven)',
    ]);
  });

  test('show what the server does instead, and which tokens it admits', async () => {
    const admitted = { outcome: 'admitted', status: 201, hop: 'unknown', cause: null, evidence: [] } as const;
    const state = { verdict: 'over-permissive', axes: { token: 'expired' }, observed: admitted } as const;
    expect(
      await linesOf(
        { verdict: 'over-permissive', observed: admitted },
        { ...state, ...may('editor') },
        { ...state, ...may('admin') },
        { ...state, role: 'admin', axes: { token: 'logged-out' }, accepted: { reason: 'by design', until: null } },
      ),
    ).toEqual([
      '- `POST /orders` · nobody',
      '- `POST /orders` · `viewer` refused: 403 (**but is admitted with 201**)',
      '- `POST /orders` · `token=expired` is admitted with 201 as `admin`, `editor`',
      '- `POST /orders` · `token=logged-out` is admitted with 201 (accepted: by design) as `admin`',
    ]);
  });
});

test('say the same whatever the order, times, ids, ports and principals of the run', async () => {
  const changes = [{}, may('editor'), { ...may('editor'), proven: false }, may('admin'), { operation: 'POST /a' }];
  const once = await textOf(permissions, await reportOf(...changes));
  const later = await reportOf(...changes.toReversed().map((change) => ({ ...change, ms: 9, exchanges: ['x'] })));
  const environment = { name: 'other', target: 'http://127.0.0.1:1' };
  const run = { ...later.run, id: 'later', started: '2030-01-01T00:00:00.000Z', seed: 7, environment };
  expect(await textOf(permissions, { ...later, run, folder: 'elsewhere' })).toBe(once);
});
