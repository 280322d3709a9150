import { expect, test } from 'vitest';
import type { JournalLine, RunLine } from '../../src/model/journal.ts';
import { aRun, cells, journalOf, judged, type Got } from './a-journal.ts';

const id = 'POST /orders';
const right: Readonly<Record<string, Got>> = {
  anonymous: 401,
  'anonymous token=unknown': 401,
  viewer: 403,
  editor: 201,
};
const asFound = {
  [`${id} anonymous`]: 'refused 401, proven',
  [`${id} anonymous token=unknown`]: 'refused 401, proven',
  [`${id} viewer`]: 'refused 403, proven',
  [`${id} editor`]: 'admitted, proven',
};

interface Given {
  readonly got?: Readonly<Record<string, Got>>;
  readonly before?: Readonly<Record<string, string>>;
  readonly run?: Partial<RunLine>;
  readonly update?: boolean;
  readonly interrupted?: boolean;
}

async function concluded({ got = right, before = asFound, run, update = false, interrupted = false }: Given) {
  const line = aRun({ baseline: { file: 'rolecall.lock.json', strategy: 'pairs', update }, ...run });
  const operation = { id, pair: [401, 401] as const, cells: cells(id, got, { allowed: ['editor'] }) };
  const lines: JournalLine[] = journalOf([operation], line, [{ type: 'baseline', operation: id, cells: before }]);
  const { conclusion } = await judged(
    lines.map((each) => (each.type === 'teardown' ? { ...each, interrupted } : each)),
  );
  return conclusion;
}

test('a run that finds what the baseline says is green', async () => {
  const { exitCode, difference } = await concluded({});
  expect(exitCode).toBe(0);
  expect(difference).toMatchObject({ compared: 4, whole: true, groups: [] });
});

test('without a baseline nothing is said of one', async () => {
  const line = aRun();
  const operation = { id, pair: [401, 401] as const, cells: cells(id, right, { allowed: ['editor'] }) };
  expect((await judged(journalOf([operation], line))).conclusion).not.toHaveProperty('difference');
});

test.for<[string, Given, string | undefined]>([
  ['widened', { before: { ...asFound, [`${id} editor`]: 'refused 403, proven' } }, '1 widened'],
  ['narrowed', { before: { ...asFound, [`${id} viewer`]: 'admitted, proven' } }, '1 narrowed'],
  [
    'another reason',
    { before: { ...asFound, [`${id} viewer`]: 'refused 403 by gateway, proven' } },
    '1 changed reason',
  ],
  ['vanished', { before: { ...asFound, [`${id} admin`]: 'admitted, proven' } }, '1 vanished'],
  [
    'several',
    { before: { ...asFound, [`${id} viewer`]: 'admitted, proven', [`${id} gone`]: 'inconclusive' } },
    '1 narrowed, 1 vanished',
  ],
  ['appeared', { before: {} }, undefined],
  ['newly proven', { before: { ...asFound, [`${id} viewer`]: 'inconclusive' } }, undefined],
])('%s: the run misses its baseline, or does not', async ([, given, words]) => {
  const { exitCode, headline } = await concluded(given);
  expect(exitCode).toBe(words === undefined ? 0 : 2);
  if (words !== undefined) expect(headline).toMatch(new RegExp(`^Not as in rolecall\\.lock\\.json: ${words}; 4 of 4`));
});

test('a finding is graver: exit code 1 and its headline stay', async () => {
  const { exitCode, headline, difference } = await concluded({ got: { ...right, viewer: 201 } });
  expect(exitCode).toBe(1);
  expect(headline).toMatch(/^Failed: /);
  expect(difference?.counts.widened).toBe(1);
});

test('a proof that is lost is told before cells that are open', async () => {
  const { exitCode, headline } = await concluded({ got: { ...right, viewer: 429 } });
  expect(exitCode).toBe(2);
  expect(headline).toMatch(/^Not as in rolecall\.lock\.json: 1 no longer proven;/);
});

test.for<[string, Given]>([
  ['a part', { run: { partial: true } }],
  ['another strategy', { run: { strategy: 'full' } }],
])('%s of the contract is compared in what both have, and nothing appears or vanishes', async ([, given]) => {
  const { [`${id} editor`]: _, ...others } = asFound;
  const before = { ...others, [`${id} admin`]: 'admitted, proven' };
  const { exitCode, difference } = await concluded({ ...given, before });
  expect(exitCode).toBe(0);
  expect(difference).toMatchObject({ whole: false, compared: 3, groups: [] });
  const changed = { ...before, [`${id} viewer`]: 'admitted, proven' };
  expect((await concluded({ ...given, before: changed })).exitCode).toBe(2);
});

test('an interrupted run says nothing of what it did not come to', async () => {
  const { exitCode, difference } = await concluded({
    interrupted: true,
    before: { ...asFound, 'POST /b x': 'inconclusive' },
  });
  expect(exitCode).toBe(130);
  expect(difference?.groups).toEqual([]);
});

test('a run that writes the baseline anew is not held against it', async () => {
  const { exitCode, difference } = await concluded({ update: true, before: { [`${id} editor`]: 'inconclusive' } });
  expect({ exitCode, difference }).toEqual({ exitCode: 0, difference: undefined });
});
