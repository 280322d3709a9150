import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LiveJudge } from '../../src/judge/live.ts';
import type { JournalLine, RunLine } from '../../src/model/journal.ts';
import type { Judged } from '../../src/model/report.ts';
import { aStanding } from '../judge/a-standing.ts';
import {
  anExchange,
  aRun,
  cells,
  journalOf,
  judged,
  silent,
  type Got,
  type MadeOperation,
} from '../judge/a-journal.ts';

const got: fc.Arbitrary<Got> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Got[]>(200, 201, 401, 403, 404, 422, 429, 500) },
  fc.constant<Got>({ status: 403, body: '{"error":"forbidden"}' }),
  fc.constant<Got>({ status: 401, body: '', headers: { 'www-authenticate': 'Bearer' } }),
  fc.constant<Got>({ status: 401, body: '' }),
  // What oracles look for.
  fc.constant<Got>({ status: 403, body: 'Traceback (most recent call last):' }),
  fc.constant<Got>({ status: 404, body: '{"error":"lookup orders.shop.svc.cluster.local"}' }),
  fc.constant<Got>('reset'),
);

/** Operations as servers of every kind would answer them: right, wrong, unsteady, silent about who is known. */
const operations: fc.Arbitrary<MadeOperation[]> = fc
  .array(
    fc.record({
      anonymous: got,
      'anonymous token=unknown': got,
      viewer: got,
      'editor token=expired': got,
      editor: got,
      admin: got,
      allowed: fc.subarray(['viewer', 'editor', 'admin']),
      second: fc.option(got),
      generated: fc.boolean(),
      invented: fc.boolean(),
      reads: fc.option(fc.tuple(got, got)),
      state: fc.constantFrom('unchanged' as const, 'changed' as const),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((made) =>
    made.map(({ allowed, second, generated, invented, reads, state, ...answers }, index) => {
      const id = `POST /${index}`;
      const recipe = generated ? { generated: ['body'], invented } : {};
      const watched = [`${id}#before`, `${id}#after`];
      const witness = reads && { state, changed: ['/status'], exchanges: watched };
      return {
        id,
        pair: [answers.anonymous, second ?? answers.anonymous] as const,
        cells: cells(id, answers, { allowed }).map((cell) => ({ ...cell, ...recipe, witness })),
        ...(reads && { reads: Object.fromEntries(watched.map((read, at) => [read, reads[at] ?? 200])) }),
      };
    }),
  );

/** A run of these operations that is held against a baseline, which knows some of its cells and some that are gone. */
const held = operations.chain((made) => {
  const ids = made.flatMap(({ cells: own }) => own.map(({ id }) => id)).concat('POST /gone viewer');
  return fc.record({
    made: fc.constant(made),
    order: fc.shuffledSubarray(made, { minLength: made.length }),
    entries: fc.subarray(ids).chain((known) => fc.tuple(...known.map((id) => fc.tuple(fc.constant(id), aStanding)))),
    change: fc.record({
      partial: fc.boolean(),
      baseline: fc.record({
        file: fc.constant('rolecall.lock.json'),
        strategy: fc.constantFrom('pairs', 'full'),
        update: fc.boolean(),
      }),
    }),
  });
});

function heldJournal(
  made: readonly MadeOperation[],
  { entries, run }: { readonly entries: readonly (readonly [string, string])[]; readonly run: RunLine },
): JournalLine[] {
  const baseline = entries.map(([id, stands]): JournalLine => {
    return { type: 'baseline', operation: id.split(' ').slice(0, 2).join(' '), cells: { [id]: stands } };
  });
  return [run, ...journalOf(made, run, baseline).slice(1)];
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, each: unknown) => (each instanceof Map ? [...each] : each)));
}

test('what is concluded while the run is under way is what the whole journal gives', async () => {
  let watched = 0;
  await fc.assert(
    fc.asyncProperty(operations, async (made) => {
      const lines = journalOf(made);
      const run = lines.find((line): line is RunLine => line.type === 'run') ?? aRun();
      const live = new LiveJudge(run, silent, { keep: true });
      for (const line of lines) live.add(line);
      const again = await judged(lines);
      expect(plain(live.conclude())).toEqual(plain(again.conclusion));
      const witnesses = (all: Iterable<Judged>) =>
        Array.from(all, ({ verdict, witnesses: reads }) => [verdict.id, reads?.map(({ id }) => id)]);
      const kept = made.flatMap(({ id }) => [...(live.judged(id)?.judged ?? [])]);
      expect(witnesses(kept)).toEqual(witnesses(again.all));
      if (kept.some(({ witnesses: reads }) => reads?.length === 2)) watched++;
    }),
    { numRuns: 1000 },
  );
  // The law is about something.
  expect(watched).toBeGreaterThan(100);
});

/** The same run, cut off somewhere and gone on with: orphans of what was under way, and the target asked once more. */
const resumed = operations.chain((made) =>
  fc.record({
    made: fc.constant(made),
    at: fc.nat(made.length - 1),
    exchanges: fc.nat(7),
    steady: fc.tuple(got, got),
    interrupted: fc.boolean(),
  }),
);

test('a run that was cut off and went on is concluded as its whole journal says', async () => {
  await fc.assert(
    fc.asyncProperty(resumed, async ({ made, at, exchanges, steady, interrupted }) => {
      const whole = journalOf(made);
      const cut = journalOf(made.slice(0, at + 1));
      const last = cut.findLastIndex(({ type }, index) => type === 'settled' && index < cut.length - 2);
      const orphans = cut.slice(Math.max(last, 0) + 1);
      const before = cut.slice(0, cut.length - orphans.length);
      const asked = steady.map((each, index) =>
        anExchange({ id: `again${index}`, operation: null, about: 'steady', got: each }),
      );
      const lines: JournalLine[] = [
        ...before.map((line, index) => (index === 0 ? (whole[0] ?? line) : line)),
        ...orphans.filter(({ type }) => type === 'exchange').slice(0, exchanges),
        ...(interrupted
          ? [{ type: 'teardown' as const, ended: '2026-01-01T00:00:01.000Z', interrupted, requests: 1 }]
          : []),
        { type: 'resumed', started: '2026-01-01T00:00:02.000Z', nonce: 'abcdef' },
        ...asked,
        {
          type: 'observation',
          kind: 'steady',
          operation: made[0]?.id ?? '',
          exchanges: asked.map(({ id }) => id),
        },
        ...whole.slice(before.length),
      ];
      const [run] = whole;
      const live = new LiveJudge(run?.type === 'run' ? run : aRun(), silent);
      for (const line of lines) live.add(line);
      const found = await judged(lines);
      // `undefined`: what it had judged was too early, and it says so.
      const concluded = live.conclude();
      if (concluded) expect(plain(concluded)).toEqual(plain(found.conclusion));
      else expect(found.all.some(({ verdict }) => !verdict.proof.steady)).toBe(true);
      const ids = found.all.map(({ verdict }) => verdict.id);
      expect(ids).toEqual((await judged(whole)).all.map(({ verdict }) => verdict.id));
    }),
    { numRuns: 1000 },
  );
});

test('no order in which operations are settled changes the conclusion', async () => {
  const shuffled = operations.chain((made) =>
    fc.tuple(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length })),
  );
  await fc.assert(
    fc.asyncProperty(shuffled, async ([made, order]) => {
      const run = aRun({
        operations: made.map(({ id }) => id),
        coverage: { file: 'rolecall.coverage.json', unproven: ['POST /0', 'POST /gone'], update: false },
        documented: { 'POST /0': ['401'] },
        secured: ['POST /0', 'POST /1'],
      });
      const inOrder = (list: MadeOperation[]) => [run, ...journalOf(list, run).slice(1)];
      expect(plain((await judged(inOrder(order))).conclusion)).toEqual(plain((await judged(inOrder(made))).conclusion));
    }),
    { numRuns: 500 },
  );
});

test('neither order nor the live display changes what is said of the baseline', async () => {
  let differing = 0;
  await fc.assert(
    fc.asyncProperty(held, async ({ made, order, entries, change }) => {
      const run = aRun({ operations: made.map(({ id }) => id), ...change });
      const whole = plain((await judged(heldJournal(made, { entries, run }))).conclusion);
      expect(plain((await judged(heldJournal(order, { entries, run }))).conclusion)).toEqual(whole);
      const live = new LiveJudge(run, silent);
      for (const line of heldJournal(order, { entries, run })) live.add(line);
      const conclusion = live.conclude();
      expect(plain(conclusion)).toEqual(whole);
      expect(conclusion?.difference !== undefined).toBe(!change.baseline.update);
      if (conclusion?.difference && conclusion.difference.groups.length > 0) differing++;
    }),
    { numRuns: 500 },
  );
  // The law is about something.
  expect(differing).toBeGreaterThan(50);
});
