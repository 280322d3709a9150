import { expect, test } from 'vitest';
import { cells, journalOf, judged } from './a-journal.ts';

const id = 'POST /a';
const witness = { state: 'changed' as const, changed: ['/status'], exchanges: [`${id}#after`, `${id}#before`] };

function watched(exchanges: readonly string[]) {
  const made = cells(id, { anonymous: 401, viewer: 403, editor: 201 }, { allowed: ['editor'] });
  const reads = { [`${id}#before`]: 200, [`${id}#after`]: 200, [`${id}#unrelated`]: 200 };
  return journalOf([
    {
      id,
      reads,
      cells: made.map((cell) => (cell.principal === 'viewer' ? { ...cell, witness: { ...witness, exchanges } } : cell)),
    },
  ]);
}

const readsOf = async (exchanges: readonly string[]) =>
  new Map(
    (await judged(watched(exchanges))).all.map((each) => [
      each.verdict.principal,
      each.witnesses?.map((read) => read.id),
    ]),
  );

test('the reads of the state come with the cell that they are about, in the order in which it names them', async () => {
  const reads = await readsOf(witness.exchanges);
  expect(reads.get('viewer')).toEqual(witness.exchanges);
  expect(reads.get('editor')).toBeUndefined();
  expect((await readsOf(witness.exchanges.toReversed())).get('viewer')).toEqual(witness.exchanges.toReversed());
});

test('where nothing was read there is no empty list', async () => {
  for (const { principal, witnesses } of (await judged(watched([]))).all.map((each) => ({ ...each.verdict, ...each })))
    expect({ principal, witnesses }).toEqual({ principal, witnesses: undefined });
});

test('a finding shows the reads of its example', async () => {
  const { conclusion } = await judged(watched(witness.exchanges));
  const shown = conclusion.findings
    .flatMap(({ examples }) => examples)
    .find(({ verdict }) => verdict.principal === 'viewer');
  expect(shown?.witnesses?.map((read) => read.id)).toEqual(witness.exchanges);
});
