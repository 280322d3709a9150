import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JournalLine } from '../../src/model/journal.ts';
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

/** An operation for editors on a server that does everything right. */
function healthy(id: string, change: Readonly<Record<string, Got>> = {}): MadeOperation {
  const got = {
    anonymous: 401,
    'anonymous token=unknown': 401,
    viewer: forbidden,
    'editor token=expired': 401,
    editor: 201,
    ...change,
  };
  const missing = got.anonymous;
  return { id, pair: [missing, missing], cells: cells(id, got, { allowed: ['editor'] }) };
}

async function verdictsOf(...operations: MadeOperation[]): Promise<Record<string, string>> {
  const { verdicts } = await judged(journalOf(operations));
  return Object.fromEntries([...verdicts].map(([id, { verdict, code }]) => [id, `${verdict} ${code}`]));
}

describe('a server that does everything right', () => {
  test('is proven in every cell and exits 0', async () => {
    const { conclusion } = await judged(journalOf([healthy('POST /a'), healthy('POST /b')]));
    expect(conclusion.share).toEqual({ proven: 10, provable: 10 });
    expect(conclusion).toMatchObject({ exitCode: 0, findings: [] });
  });

  test('is judged the same whichever operation is settled first', async () => {
    const operations = [
      healthy('POST /a'),
      healthy('POST /b', { editor: 403, 'editor token=expired': 403 }),
      healthy('POST /c'),
    ];
    const expected = await verdictsOf(...operations);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(operations, { minLength: 3 }), async (shuffled) => {
        expect(await verdictsOf(...shuffled)).toEqual(expected);
      }),
      { numRuns: 6 },
    );
  });
});

describe('recognition', () => {
  test('a credential that is refused exactly like an unknown one proves nothing about its role', async () => {
    const verdicts = await verdictsOf(healthy('POST /a', { viewer: 401 }));
    expect(verdicts['POST /a viewer']).toBe('inconclusive not-recognised');
  });

  test('a refusal unlike that of no token and of an unknown one shows that the credential is known', async () => {
    const verdicts = await verdictsOf(healthy('POST /a'));
    expect(verdicts['POST /a viewer']).toBe('pass contrast');
  });

  test.for([
    [403, 'inconclusive not-recognised'],
    [401, 'pass contrast'],
  ] as const)(
    'a word at random in refusals shows nothing of a credential, with %i for all tokens',
    async ([status, expected]) => {
      const page = (word: string, as: number = status): Got => ({
        status: as,
        body: `Refused. Your reference: ${word}`,
      });
      const random = {
        anonymous: page('quirk'),
        'anonymous token=unknown': page('vortex'),
        viewer: page('zigzag', 403),
      };
      const operation = { ...healthy('POST /a', random), pair: [page('quirk'), page('jumpy')] as const };
      expect((await verdictsOf(operation))['POST /a viewer']).toBe(expected);
    },
  );

  test('what one operation shows of a credential counts for all', async () => {
    const alike = { anonymous: 403, 'anonymous token=unknown': 403, viewer: 403 };
    const alone = await verdictsOf(healthy('POST /a', alike));
    expect(alone['POST /a viewer']).toBe('inconclusive not-recognised');
    const admittedElsewhere: MadeOperation = {
      id: 'POST /b',
      pair: [401, 401],
      cells: cells('POST /b', { anonymous: 401, 'anonymous token=unknown': 401, viewer: 200 }, { allowed: ['viewer'] }),
    };
    const together = await verdictsOf(healthy('POST /a', alike), admittedElsewhere);
    expect(together['POST /a viewer']).toBe('pass contrast');
  });

  test('an admission counts only where no token and an unknown one were refused', async () => {
    const open = { anonymous: 200, 'anonymous token=unknown': 200, viewer: 403 };
    const verdicts = await verdictsOf(healthy('POST /a', open));
    expect(verdicts['POST /a viewer']).toBe('inconclusive not-recognised');
  });

  test('a verify read that only the credential gets shows it, too', async () => {
    const alike = { anonymous: 403, 'anonymous token=unknown': 403, viewer: 403, editor: 201 };
    const before = [
      anExchange({ id: 'v1', operation: null, about: 'verify viewer', got: 200 }),
      anExchange({ id: 'v2', operation: null, about: 'verify viewer', got: 401 }),
      anExchange({ id: 'v3', operation: null, about: 'verify viewer', got: 401 }),
      {
        type: 'observation',
        kind: 'verify',
        principal: 'viewer',
        exchange: 'v1',
        missing: 'v2',
        unknown: 'v3',
      } as const,
    ];
    const { verdicts } = await judged(journalOf([healthy('POST /a', alike)], aRun(), before));
    expect(verdicts.get('POST /a viewer')).toMatchObject({ verdict: 'pass', proven: true });
  });

  test('a credential that is never recognised is one finding', async () => {
    const { conclusion } = await judged(
      journalOf([healthy('POST /a', { viewer: 401 }), healthy('POST /b', { viewer: 401 })]),
    );
    expect(conclusion.findings.filter(({ code }) => code === 'never-recognised')).toMatchObject([{ cells: 2 }]);
    expect(conclusion.exitCode).toBe(2);
  });
});

describe('what shows nothing of a credential', () => {
  const alike = { anonymous: 403, 'anonymous token=unknown': 403, viewer: 403 };

  test('an operation that is not steady', async () => {
    const id = 'POST /b';
    const got = { anonymous: 401, 'anonymous token=unknown': 401, viewer: 200 };
    const unsteady: MadeOperation = { id, pair: [401, 500], cells: cells(id, got, { allowed: ['viewer'] }) };
    const verdicts = await verdictsOf(healthy('POST /a', alike), unsteady);
    expect(verdicts['POST /a viewer']).toBe('inconclusive not-recognised');
  });

  test('an address that is refused before the credential is looked at', async () => {
    const outside: MadeCell = {
      id: 'POST /a viewer address=outside',
      axes: { address: 'outside' },
      at: { principal: 'viewer', token: 'valid', address: 'outside' },
      faults: ['role', 'address'],
      expected: { outcome: 'refused', statuses: [403] },
      got: { status: 403, body: 'Forbidden by the address list' },
    };
    const operation = healthy('POST /a', alike);
    const verdicts = await verdictsOf({ ...operation, cells: [...operation.cells, outside] });
    expect(verdicts['POST /a viewer']).toBe('inconclusive not-recognised');
  });
});

describe('control', () => {
  test('a licence that stops the allowed caller is a way past the refusal, a quota is not', async () => {
    const limited = (means: string) => ({
      attribute: () => ({ hop: 'unknown' as const, cause: null, confidence: 'low' as const, evidence: [] }),
      meansLimit: ({ body }: { readonly body: string }) => (body === 'stopped' ? means : undefined),
    });
    const operations = [healthy('POST /a', { editor: { status: 403, body: 'stopped' } })];
    const licence = await judged(journalOf(operations), limited('licence'));
    expect(licence.verdicts.get('POST /a viewer')).toMatchObject({ verdict: 'pass', proof: { control: 'past' } });
    const quota = await judged(journalOf(operations), limited('quota'));
    expect(quota.verdicts.get('POST /a viewer')).toMatchObject({ verdict: 'inconclusive', proof: { control: 'none' } });
  });

  test('without any allowed call admitted, no refusal is proven', async () => {
    const verdicts = await verdictsOf(healthy('POST /a', { editor: 500 }));
    expect(verdicts['POST /a viewer']).toBe('inconclusive no-control');
    expect(verdicts['POST /a editor token=expired']).toBe('inconclusive no-control');
  });

  test('a control that got past the refusal is enough for a refusal as declared', async () => {
    const verdicts = await verdictsOf(healthy('POST /a', { editor: 422 }));
    expect(verdicts['POST /a viewer']).toBe('pass contrast');
    expect(verdicts['POST /a editor']).toBe('inconclusive unexpected');
  });

  test('a control is read with the declarations of the fault: a declared 400 is no way past', async () => {
    const operation = healthy('POST /a', { editor: 400, 'editor token=two-places': 400 });
    const made = operation.cells.map((cell) =>
      cell.id.endsWith('two-places') ? { ...cell, expected: { outcome: 'refused' as const, statuses: [400] } } : cell,
    );
    const verdicts = await verdictsOf({ ...operation, cells: made });
    expect(verdicts['POST /a editor token=two-places']).toBe('inconclusive no-control');
  });

  test('on a hidden operation a 404 is no way past', async () => {
    const operation = healthy('POST /a', { viewer: 404, editor: 404 });
    const made = operation.cells.map((cell) => ({
      ...cell,
      hides: true,
      expected: cell.principal === 'viewer' ? { outcome: 'refused' as const, statuses: [404] } : (cell.expected ?? {}),
    }));
    const verdicts = await verdictsOf({ ...operation, cells: made });
    expect(verdicts['POST /a viewer']).toMatch(/^inconclusive/);
  });

  test('the least privileged admitted principal is preferred to one that got past', async () => {
    const id = 'POST /a';
    const got = { anonymous: 401, 'anonymous token=unknown': 401, viewer: forbidden, editor: 422, admin: 201 };
    const { verdicts } = await judged(
      journalOf([{ id, pair: [401, 401], cells: cells(id, got, { allowed: ['editor', 'admin'] }) }]),
    );
    expect(verdicts.get('POST /a viewer')).toMatchObject({ control: 'POST /a admin', proof: { control: 'admitted' } });
  });

  test('a refusal of an allowed, recognised principal that stays open takes the control of all others away', async () => {
    const id = 'POST /a';
    const got = { anonymous: 401, 'anonymous token=unknown': 401, viewer: forbidden, editor: forbidden, admin: 201 };
    const made = cells(id, got, { allowed: ['editor', 'admin'] }).map((cell) => ({
      ...cell,
      generated: ['path id'],
      invented: true,
    }));
    const verdicts = await verdictsOf({ id, pair: [401, 401], cells: made });
    expect(verdicts['POST /a editor']).toBe('inconclusive doubtful-recipe');
    expect(verdicts['POST /a viewer']).toBe('inconclusive no-control');
  });
});

describe('an allowed principal that is refused', () => {
  test('with a request that nobody generated is over-restrictive', async () => {
    const verdicts = await verdictsOf(healthy('POST /a', { editor: forbidden }));
    expect(verdicts['POST /a editor']).toBe('over-restrictive allowed-refused');
  });

  test('with a generated body that another was admitted with is over-restrictive', async () => {
    const id = 'POST /a';
    const got = { anonymous: 401, 'anonymous token=unknown': 401, viewer: forbidden, editor: forbidden, admin: 201 };
    const made = cells(id, got, { allowed: ['editor', 'admin'] }).map((cell) => ({ ...cell, generated: ['body'] }));
    const verdicts = await verdictsOf({ id, pair: [401, 401], cells: made });
    expect(verdicts['POST /a editor']).toBe('over-restrictive allowed-refused');
  });
});

describe('steadiness', () => {
  test('two outcomes of one request make the operation inconclusive', async () => {
    const verdicts = await verdictsOf({ ...healthy('POST /a'), pair: [401, 500] }, healthy('POST /b'));
    expect(verdicts['POST /a viewer']).toBe('inconclusive unsteady');
    expect(verdicts['POST /b viewer']).toBe('pass contrast');
  });

  test('two outcomes of the first request of all make the whole run inconclusive', async () => {
    const before: JournalLine[] = [
      anExchange({ id: 's1', operation: null, about: 'steady', got: 404 }),
      anExchange({ id: 's2', operation: null, about: 'steady', got: 200 }),
      { type: 'observation', kind: 'steady', operation: 'POST /a', exchanges: ['s1', 's2'] },
    ];
    const { conclusion } = await judged(journalOf([healthy('POST /a')], aRun(), before));
    expect(conclusion).toMatchObject({ exitCode: 2, share: { proven: 0 } });
    expect(conclusion.headline).toContain('unsteady');
  });
});

test('a refusal that names what no role decides is no proof of the role, but stands where the credential is the same', async () => {
  const limited = {
    attribute: () => ({
      hop: 'gateway' as const,
      cause: 'csrf',
      confidence: 'high' as const,
      evidence: ['Invalid origin'],
    }),
    meansLimit: () => undefined,
  };
  const { verdicts } = await judged(journalOf([healthy('POST /a')]), limited);
  expect(verdicts.get('POST /a viewer')).toMatchObject({ verdict: 'inconclusive', code: 'other-cause' });
  expect(verdicts.get('POST /a editor token=expired')).toMatchObject({ verdict: 'pass', proven: true });
});

test('a limit stands for no refusal, and its cells are open', async () => {
  const verdicts = await verdictsOf(healthy('POST /a', { viewer: 429 }));
  expect(verdicts['POST /a viewer']).toBe('inconclusive limited');
});
