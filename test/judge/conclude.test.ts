import { describe, expect, test } from 'vitest';
import {
  anExchange,
  aRun,
  cells,
  journalOf,
  judged,
  type Got,
  type MadeCell,
  type MadeOperation,
} from './a-journal.ts';

const forbidden: Got = { status: 403, body: '{"error":"forbidden"}' };

function operation(
  id: string,
  change: Readonly<Record<string, Got>> = {},
  cellChange: Partial<MadeCell> = {},
): MadeOperation {
  const got = {
    anonymous: 401,
    'anonymous token=unknown': 401,
    viewer: forbidden,
    'editor token=expired': 401,
    editor: 201,
    ...change,
  };
  const made = cells(id, got, { allowed: ['editor'] }).map((cell) => ({ ...cell, ...cellChange }));
  return { id, pair: [401, 401], cells: made };
}

async function exitOf(...operations: MadeOperation[]): Promise<number> {
  return (await judged(journalOf(operations))).conclusion.exitCode;
}

describe('the exit code is the worst verdict', () => {
  test('0 when all is proven', async () => {
    expect(await exitOf(operation('POST /a'))).toBe(0);
  });

  test.for([
    ['over-permissive', { viewer: 200 }],
    ['over-restrictive', { editor: 403 }],
    ['wrong-refusal', { viewer: 401, editor: 201, 'anonymous token=unknown': forbidden, anonymous: forbidden }],
  ] as const)('1 for %s', async ([name, change]) => {
    const { conclusion } = await judged(journalOf([operation('POST /a', change), operation('POST /b')]));
    expect(conclusion.counts[name]).toBeGreaterThan(0);
    expect(conclusion.exitCode).toBe(1);
  });

  test('2 for an inconclusive cell', async () => {
    expect(await exitOf(operation('POST /a'), operation('POST /b', { editor: 500 }))).toBe(2);
  });

  test('1 outweighs 2', async () => {
    expect(await exitOf(operation('POST /a', { viewer: 200 }), operation('POST /b', { editor: 500 }))).toBe(1);
  });

  test('an accepted deviation does not count', async () => {
    const accepted = { reason: 'by design', until: null };
    const made = operation('POST /a', { 'editor token=expired': 201 });
    const lenient = made.cells.map((cell) => (cell.id.endsWith('expired') ? { ...cell, accepted } : cell));
    const { conclusion } = await judged(journalOf([{ ...made, cells: lenient }, operation('POST /b')]));
    expect(conclusion.exitCode).toBe(0);
    expect(conclusion.findings).toMatchObject([{ accepted: true, fault: 'token=expired' }]);
  });

  test('2 when nothing was proven', async () => {
    const { conclusion } = await judged(journalOf([operation('POST /a', {}, { provable: false })]));
    expect(conclusion).toMatchObject({ exitCode: 2, headline: expect.stringContaining('nothing was proven') });
  });

  test('2 when a role has provable cells and no proven one', async () => {
    const untested: MadeCell = {
      id: 'POST /a auditor',
      role: 'auditor',
      principal: 'auditor',
      faults: ['role'],
      expected: { outcome: 'refused', statuses: [403] },
      notSent: { code: 'no-credential', supply: 'give the environment a principal with the role auditor' },
    };
    const made = operation('POST /a');
    const { conclusion } = await judged(journalOf([{ ...made, cells: [...made.cells, untested] }]));
    expect(conclusion).toMatchObject({ exitCode: 2, headline: expect.stringContaining('role auditor') });
    const skipped = { ...untested, notSent: { code: 'skipped' as const, supply: 'later' } };
    expect(await exitOf({ ...made, cells: [...made.cells, skipped] })).toBe(0);
  });

  test('2 below the floor that was asked for', async () => {
    const half = operation('POST /b');
    const made = {
      ...half,
      cells: half.cells.map((cell) =>
        cell.faults?.includes('token')
          ? { ...cell, notSent: { code: 'state-not-derivable' as const, supply: 'x' }, exchanges: [] }
          : cell,
      ),
    };
    const lines = journalOf([operation('POST /a'), made], aRun({ minProven: 0.95 }));
    expect((await judged(lines)).conclusion.exitCode).toBe(2);
  });

  test('130 when the run was cut off', async () => {
    const lines = journalOf([operation('POST /a')]).filter(({ type }) => type !== 'teardown');
    expect((await judged(lines)).conclusion).toMatchObject({ exitCode: 130, interrupted: true });
  });
});

describe('findings', () => {
  test('are grouped by verdict and fault, gravest first', async () => {
    const broken = { anonymous: 201, 'editor token=expired': 201 };
    const { conclusion } = await judged(
      journalOf([operation('POST /a', broken), operation('POST /b', broken), operation('POST /c')]),
    );
    expect(conclusion.findings.map(({ fault, severity, cells: count }) => ({ fault, severity, count }))).toEqual([
      { fault: 'token=missing', severity: 'critical', count: 2 },
      { fault: 'token=expired', severity: 'high', count: 2 },
    ]);
    expect(conclusion.findings[1]?.title).toContain('2 of 3 operations');
  });

  test('keep a handful of examples with their exchanges, not all', async () => {
    const operations = Array.from({ length: 9 }, (_, index) => operation(`POST /${index}`, { viewer: 200 }));
    const { conclusion } = await judged(journalOf(operations));
    expect(conclusion.findings[0]).toMatchObject({ cells: 9 });
    expect(conclusion.findings[0]?.examples).toHaveLength(3);
    expect(conclusion.findings[0]?.examples[0]?.fault?.answer).toMatchObject({ status: 200 });
  });

  test('the severity that a rule sets wins', async () => {
    const made = operation('POST /a', { viewer: 200 });
    const graver = made.cells.map((cell) => ({
      ...cell,
      expected: { ...cell.expected, severity: 'critical' as const },
    }));
    const { conclusion } = await judged(journalOf([{ ...made, cells: graver }]));
    expect(conclusion.findings[0]?.severity).toBe('critical');
  });

  test('every POST refused although verify is admitted is one over-restrictive finding', async () => {
    const before = [
      anExchange({ id: 'v1', operation: null, about: 'verify editor', got: 200 }),
      anExchange({ id: 'v2', operation: null, about: 'verify editor', got: 401 }),
      anExchange({ id: 'v3', operation: null, about: 'verify editor', got: 401 }),
      {
        type: 'observation',
        kind: 'verify',
        principal: 'editor',
        exchange: 'v1',
        missing: 'v2',
        unknown: 'v3',
      } as const,
    ];
    const all = {
      anonymous: 403,
      'anonymous token=unknown': 403,
      viewer: 403,
      editor: 403,
      'editor token=expired': 403,
    };
    const made = operation('POST /a', all, { generated: ['body'] });
    const { conclusion } = await judged(journalOf([made], aRun(), before));
    expect(conclusion.findings).toContainEqual(
      expect.objectContaining({ code: 'refused-everywhere', verdict: 'over-restrictive' }),
    );
    expect(conclusion).toMatchObject({ exitCode: 1, counts: { 'over-restrictive': 0 } });
  });
});

test('the worklist groups open cells by what would settle them, most cells first', async () => {
  const { conclusion } = await judged(
    journalOf([operation('POST /a', { editor: 500 }), operation('POST /b', { viewer: 429 })]),
  );
  expect(conclusion.worklist.length).toBeGreaterThan(1);
  const counts = conclusion.worklist.map(({ cells: count }) => count);
  expect(counts).toEqual(counts.toSorted((left, right) => right - left));
});

test('a role that is let in, and one that is let in only after an allowed caller, are two findings', async () => {
  const after = operation('POST /b', { viewer: 200 });
  const lapsed = {
    ...after,
    cells: after.cells.map((cell) => (cell.got === 200 ? { ...cell, lapsed: true as const } : cell)),
  };
  const { conclusion } = await judged(journalOf([operation('POST /a', { viewer: 200 }), lapsed]));
  expect(conclusion.findings.map(({ code, cells: found }) => [code, found])).toEqual([
    ['admitted-afterwards', 1],
    ['role-admitted', 1],
  ]);
});
