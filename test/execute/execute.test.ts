import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { execute } from '../../src/execute/execute.ts';
import { Later } from '../../src/execute/later.ts';
import type { Sender } from '../../src/execute/sender.ts';
import type { CellLine } from '../../src/model/journal.ts';
import type { OperationPlan } from '../../src/model/operation-plan.ts';
import type { Trial } from '../../src/model/step.ts';
import { aPlan } from '../trial/a-plan.ts';
import { from } from './a-sender.ts';

/** A sender that answers one request each time it is told to. */
function aPatientSender(): { readonly sender: Sender; readonly answerOne: () => Promise<void> } {
  const waiting: (() => void)[] = [];
  const send: Sender['send'] = () =>
    new Promise((resolve) =>
      waiting.push(() => resolve({ kind: 'not-sent', code: 'interrupted', supply: 'run it again' })),
    );
  return {
    sender: { send, requests: () => 0, close: async () => {} },
    answerOne: async () => {
      await setImmediate();
      waiting.shift()?.();
    },
  };
}

test('an operation is begun when a place is free for its first request, and not before', async () => {
  const { sender, answerOne } = aPatientSender();
  const begun: OperationPlan[] = [];
  // Two places, and three requests side by side.
  function* trial(plan: OperationPlan): Trial {
    begun.push(plan);
    yield { kind: 'send', sendings: [from('default'), from('default'), from('default')] };
    return { cells: [], pair: [] };
  }
  const plans = [aPlan([], []), aPlan([], []), aPlan([], [])];
  const ended = execute(plans, {
    sender,
    journal: { write: () => {}, room: () => undefined, close: async () => {} },
    later: new Later(),
    concurrency: 2,
    signal: new AbortController().signal,
    trial,
    redact: (text) => text,
    onSettled: () => {},
  });
  const counts: number[] = [];
  for (let answers = 0; answers < 9; answers++) {
    await answerOne();
    counts.push(begun.length);
  }
  await ended;
  expect(counts).toEqual([1, 1, 2, 2, 2, 3, 3, 3, 3]);
});

test('what one operation came to is let go of while the next one is under way', async () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const { sender, answerOne } = aPatientSender();
  const cells: WeakRef<object>[] = [];
  function* trial(): Trial {
    yield { kind: 'send', sendings: [from('default')] };
    const own: CellLine[] = [];
    cells.push(new WeakRef(own));
    return { cells: own, pair: [] };
  }
  const ended = execute([aPlan([], []), aPlan([], [])], {
    sender,
    journal: { write: () => {}, room: () => undefined, close: async () => {} },
    later: new Later(),
    concurrency: 1,
    signal: new AbortController().signal,
    trial,
    redact: (text) => text,
    onSettled: () => {},
  });
  await answerOne();
  while (cells.length === 0) await setImmediate();
  for (let turns = 0; turns < 10; turns++) await setImmediate();
  collect();
  const alive = cells.map((cell) => cell.deref() !== undefined);
  await answerOne();
  await ended;
  expect({ alive, operations: cells.length }).toEqual({ alive: [false], operations: 2 });
});
