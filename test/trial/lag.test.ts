import { describe, expect, test } from 'vitest';
import type { ObservationLine } from '../../src/model/journal.ts';
import type { Exchange, Received, Sending, Step } from '../../src/model/step.ts';
import { isAdmitted, lag, type Ended } from '../../src/trial/lag.ts';

const ended: Ended = {
  principal: 'viewer',
  token: 'revoked',
  verify: { method: 'GET', path: '/me' },
  address: 'default',
  withinMs: 1_000,
};

/** A status, or how nothing came back. */
type Answered = number | 'closed' | 'not-sent';

interface Played<Result> {
  readonly result: Result;
  readonly sent: readonly Sending[];
  readonly waited: readonly number[];
}

/** Answers from a table, each of which took 10 ms; the last one again and again. */
function play<Result>(steps: Generator<Step, Result, Received>, answers: readonly Answered[]): Played<Result> {
  const sent: Sending[] = [];
  const waited: number[] = [];
  let received: Received = { answers: [] };
  for (;;) {
    const { value, done } = steps.next(received);
    if (done) return { result: value, sent, waited };
    received = { answers: [] };
    if (value.kind === 'wait') waited.push(value.ms);
    if (value.kind !== 'send') continue;
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? 200;
    sent.push(...value.sendings);
    received = { answers: [exchange(`e${sent.length}`, answer)] };
  }
}

function exchange(id: string, answer: Answered): Received['answers'][number] {
  if (answer === 'not-sent') return { kind: 'not-sent', code: 'interrupted', supply: 'run it again' };
  const got: Exchange['answer'] =
    answer === 'closed'
      ? { kind: 'failure', phase: 'connect', code: 'ECONNRESET' }
      : { kind: 'response', status: answer, headers: {}, body: '', truncated: false };
  return { kind: 'exchange', id, ms: 10, answer: got };
}

function observed(answers: readonly Answered[], withinMs = ended.withinMs) {
  return play(lag({ ...ended, withinMs }), answers);
}

const line = (change: Partial<ObservationLine>) => ({
  type: 'observation',
  kind: 'lag',
  principal: 'viewer',
  token: 'revoked',
  within: 1_000,
  ...change,
});

describe('an ended credential is read with until it is refused', () => {
  test('at once: nobody waits', () => {
    const { result, waited, sent } = observed([401]);
    expect(result).toEqual(line({ ms: 10, refused: true, exchanges: ['e1'] }));
    expect(waited).toEqual([]);
    expect(sent).toMatchObject([
      { at: { principal: 'viewer', token: 'revoked', address: 'default' }, request: { method: 'GET', target: '/me' } },
    ]);
  });

  test('after a while: pauses grow, and the last that was admitted is told with the first that was not', () => {
    const { result, waited } = observed([200, 200, 204, 403]);
    expect(waited).toEqual([100, 200, 400]);
    expect(result).toEqual(line({ ms: 740, refused: true, exchanges: ['e3', 'e4'] }));
  });

  test('the longest pause is a second', () => {
    expect(observed([200, 200, 200, 200, 200, 200, 401], 60_000).waited).toEqual([100, 200, 400, 800, 1_000, 1_000]);
  });

  test('never: it is read once more when it may no longer be admitted, and not after that', () => {
    const { result, waited, sent } = observed([200]);
    expect(waited).toEqual([100, 200, 400, 260]);
    expect(sent).toHaveLength(5);
    expect(result).toEqual(line({ ms: 1_010, refused: false, exchanges: ['e4', 'e5'] }));
  });

  test('no time at all is one read', () => {
    expect(observed([200], 0).result).toEqual(line({ ms: 10, refused: false, within: 0, exchanges: ['e1'] }));
  });

  test.for<Answered>([500, 302, 'closed'])('%s is no refusal', (answer) => {
    const { result } = observed([answer, 401]);
    expect(result).toMatchObject({ refused: true, exchanges: ['e1', 'e2'] });
  });

  test('a run that is stopped observes nothing', () => {
    expect(observed([200, 'not-sent']).result).toBeUndefined();
  });

  test('attempts are counted', () => {
    expect(observed([200, 200, 401]).sent.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  });
});

test.for<[Answered, boolean]>([
  [200, true],
  [204, true],
  [302, false],
  [401, false],
  [503, false],
  ['closed', false],
  ['not-sent', false],
])('whether it worked before: %s', ([answer, expected]) => {
  expect(play(isAdmitted(ended), [answer]).result).toBe(expected);
});
