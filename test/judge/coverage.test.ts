import { describe, expect, test } from 'vitest';
import type { RunLine } from '../../src/model/journal.ts';
import { aRun, cells, journalOf, judged, type Got, type MadeCell, type MadeOperation } from './a-journal.ts';

const forbidden: Got = { status: 403, body: '{"error":"forbidden"}' };

function operation(id: string, change: Partial<MadeCell> = {}): MadeOperation {
  const got = { anonymous: 401, 'anonymous token=unknown': 401, viewer: forbidden, editor: 201 };
  const made = cells(id, got, { allowed: ['editor'] }).map((cell) => ({ ...cell, ...change }));
  return { id, pair: [401, 401], cells: made };
}

const skipped = { notSent: { code: 'skipped' as const, supply: 'later' }, exchanges: [] };
const unmade = { notSent: { code: 'no-body' as const, supply: 'write one' }, exchanges: [] };

async function concluded(operations: readonly MadeOperation[], run: Partial<RunLine> = {}) {
  return (await judged(journalOf(operations, aRun(run)))).conclusion;
}

function baseline(...unproven: string[]): Partial<RunLine> {
  return { coverage: { file: 'rolecall.coverage.json', unproven, update: false } };
}

test('operations of which nothing is proven are listed with the reason, those without a rule included', async () => {
  const { coverage } = await concluded(
    [
      operation('POST /a'),
      operation('POST /skipped', skipped),
      operation('POST /open', { provable: false }),
      operation('POST /unmade', unmade),
    ],
    { gaps: ['POST /gap'] },
  );
  expect(coverage.unproven).toEqual([
    { operation: 'POST /skipped', why: 'skipped' },
    { operation: 'POST /open', why: 'nothing to prove' },
    { operation: 'POST /unmade', why: 'nothing proven' },
    { operation: 'POST /gap', why: 'no rule' },
  ]);
});

test('roles that got in nowhere are listed, whether or not the matrix allows them anywhere', async () => {
  const { coverage } = await concluded([operation('POST /a')]);
  expect(coverage.admittedNowhere).toEqual([
    { role: 'viewer', allowed: 0 },
    { role: 'admin', allowed: 0 },
  ]);
  const shut = cells('POST /a', { anonymous: 401, viewer: 403, editor: 500 }, { allowed: ['editor'] });
  expect((await concluded([{ id: 'POST /a', cells: shut }])).coverage.admittedNowhere).toContainEqual({
    role: 'editor',
    allowed: 1,
  });
});

describe('the refusals of the document', () => {
  test('that the contract expects and the document does not describe', async () => {
    const made = [operation('POST /a'), operation('POST /b'), operation('POST /c'), operation('POST /d')];
    const documented = { 'POST /a': ['401'], 'POST /b': ['401', '403'], 'POST /c': ['4XX'] };
    expect((await concluded(made, { documented })).coverage.undocumented).toEqual([
      { operation: 'POST /a', statuses: ['403'] },
      { operation: 'POST /d', statuses: ['401 or 403', '403'] },
    ]);
  });

  test('that the document describes and nobody got', async () => {
    const made = [operation('POST /a'), operation('POST /b'), operation('POST /c', unmade)];
    const hidden = { ...operation('POST /b').cells[2], expected: { outcome: 'refused' as const, statuses: [404] } };
    const [, b] = made;
    if (b) made[1] = { ...b, cells: [...b.cells, { ...hidden, id: 'POST /b viewer hidden' }] };
    const all = ['401', '403', '404', 'default'];
    const documented = { 'POST /a': all, 'POST /b': all, 'POST /c': all };
    // 404 counts only where the contract hides; what was not sent says nothing.
    expect((await concluded(made, { documented })).coverage.neverSeen).toEqual([
      { operation: 'POST /b', statuses: ['404'] },
    ]);
  });
});

describe('what the document leaves out of secured operations', () => {
  const made = ['POST /a', 'POST /b', 'POST /c', 'POST /d', 'POST /e', 'POST /open'].map((id) => operation(id));
  const documented = {
    'POST /a': ['401', '403'],
    'POST /b': ['401', '404'],
    'POST /c': ['4XX'],
    'POST /d': ['default'],
    'POST /open': [],
  };

  test('is said of each, and of no other operation', async () => {
    const secured = ['POST /a', 'POST /b', 'POST /c', 'POST /d', 'POST /e'];
    expect((await concluded(made, { documented, secured })).coverage.undescribed).toEqual([
      { operation: 'POST /b', statuses: ['403'] },
      { operation: 'POST /e', statuses: ['401', '403'] },
    ]);
  });

  test('is not known of a journal that does not say which operations are secured', async () => {
    expect((await concluded(made, { documented })).coverage).toMatchObject({ undescribed: [], unmatched: [] });
  });
});

test('rules that are for nothing that is run are repeated as the run line has them', async () => {
  const unmatched = [{ rule: 'GET /a', at: 'matrix.yaml:4:3' }];
  expect((await concluded([operation('POST /a')], { unmatched })).coverage.unmatched).toEqual(unmatched);
});

describe('the coverage baseline', () => {
  test('fails a run in which an operation is unproven that it does not list, and the headline names the first', async () => {
    const made = [operation('POST /a'), operation('POST /b', skipped), operation('POST /c', skipped)];
    expect((await concluded(made)).exitCode).toBe(0);
    const { exitCode, headline, coverage } = await concluded(made, baseline());
    expect(exitCode).toBe(2);
    expect(headline).toMatch(
      /^Not proven: nothing is proven of POST \/b \(and of 1 more\), which rolecall\.coverage\.json does not list;/,
    );
    expect(coverage.unlisted).toEqual(['POST /b', 'POST /c']);
    expect((await concluded(made, baseline('POST /b', 'POST /c'))).exitCode).toBe(0);
  });

  test('holds for operations without a rule, too', async () => {
    const gaps = ['POST /gap'];
    expect((await concluded([operation('POST /a')], { gaps, ...baseline() })).exitCode).toBe(2);
    expect((await concluded([operation('POST /a')], { gaps, ...baseline('POST /gap') })).exitCode).toBe(0);
  });

  test('lives with an operation that it lists and that could not be sent', async () => {
    const made = [operation('POST /a'), operation('POST /unmade', unmade)];
    expect((await concluded(made)).exitCode).toBe(2);
    expect((await concluded(made, baseline('POST /unmade'))).exitCode).toBe(0);
  });

  test('is named before open cells, and after findings', async () => {
    const open = { ...operation('POST /b'), cells: operation('POST /b').cells.map((cell) => ({ ...cell, got: 500 })) };
    const { headline } = await concluded([operation('POST /a'), open, operation('POST /c', skipped)], baseline());
    expect(headline).toContain('nothing is proven of POST /b (and of 1 more)');
    const wrong = cells('POST /a', { anonymous: 401, viewer: 200, editor: 201 }, { allowed: ['editor'] });
    const failed = await concluded([{ id: 'POST /a', cells: wrong }, operation('POST /c', skipped)], baseline());
    expect(failed).toMatchObject({ exitCode: 1, headline: expect.stringMatching(/^Failed: role viewer is admitted/) });
  });

  test('says which entries can go: those that are proven by now, and those that are no longer there', async () => {
    const { exitCode, coverage } = await concluded([operation('POST /a')], baseline('POST /a', 'POST /gone'));
    expect(exitCode).toBe(0);
    expect(coverage.removable).toEqual(['POST /a', 'POST /gone']);
  });

  test('is not held against a part of the contract, nor against the run that writes it', async () => {
    const made = [operation('POST /a'), operation('POST /b', skipped)];
    expect((await concluded(made, { ...baseline(), partial: true })).exitCode).toBe(0);
    const writing = { coverage: { file: 'rolecall.coverage.json', unproven: [], update: true } };
    expect((await concluded(made, writing)).exitCode).toBe(0);
  });
});
