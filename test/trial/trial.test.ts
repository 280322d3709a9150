import { describe, expect, test } from 'vitest';
import type { OperationPlan } from '../../src/model/operation-plan.ts';
import type { Sending } from '../../src/model/step.ts';
import { trial } from '../../src/trial/trial.ts';
import { aPlan, aScenario, play } from './a-plan.ts';

const options = { nonce: 'n', waitBudgetMs: 10_000 };
const plan = aPlan([aScenario('anonymous'), aScenario('viewer')], [aScenario('editor')]);

describe('the order of a trial', () => {
  test('the missing token goes out twice in a row before all else, then the denied, then the admitted', () => {
    const { sent } = play(trial(plan, options), () => 403);
    expect(sent.map(({ about }) => about)).toEqual([
      'POST /orders anonymous',
      'POST /orders anonymous',
      'POST /orders viewer',
      'POST /orders editor',
    ]);
  });

  test('the pair speaks for the scenario with the missing token', () => {
    const { observations } = play(trial(plan, options), () => 403);
    expect(observations.pair).toEqual(['e1', 'e2']);
    expect(observations.cells[0]).toMatchObject({ id: 'POST /orders anonymous', exchanges: ['e1'] });
  });

  test('an operation that denies nobody sends no pair', () => {
    const open = { ...aPlan([], [aScenario('anonymous'), aScenario('viewer')]), missing: () => undefined };
    const { sent, observations } = play(trial(open, options), () => 200);
    expect(sent).toHaveLength(2);
    expect(observations.pair).toEqual([]);
  });
});

describe('side by side', () => {
  const denied = ['anonymous', 'viewer', 'editor', 'auditor'].map((name) => aScenario(name));
  const apart = { ...aPlan(denied, [aScenario('admin'), aScenario('owner')]), sideBySide: true };

  /** The scenarios of each step. */
  function stepsOf(
    made: OperationPlan,
    atOnce: number,
    status: (about: string, attempt: number) => number,
  ): string[][] {
    const steps: string[][] = [];
    let latest: readonly Sending[] | undefined;
    play(trial(made, { ...options, atOnce }), (sending) => {
      if (sending.step !== latest) steps.push([]);
      latest = sending.step;
      steps.at(-1)?.push(sending.about.replace('POST /orders ', ''));
      return status(sending.about, sending.attempt);
    });
    return steps;
  }

  test('what is denied goes out together where no state is at stake, and what is admitted never does', () => {
    expect(stepsOf(apart, 8, () => 403)).toEqual([
      ['anonymous'],
      ['anonymous'],
      ['viewer', 'editor', 'auditor'],
      ['admin'],
      ['owner'],
    ]);
  });

  test('no more go out at once than are allowed', () => {
    expect(stepsOf(apart, 2, () => 403).slice(2)).toEqual([['viewer'], ['editor', 'auditor'], ['admin'], ['owner']]);
  });

  test('an operation that names a resource sends one request at a time', () => {
    expect(stepsOf({ ...apart, sideBySide: false }, 8, () => 403).every(({ length }) => length === 1)).toBe(true);
  });

  test('what has to be asked again is asked alone', () => {
    const conflict = (about: string, attempt: number) => (about.endsWith('editor') && attempt === 1 ? 409 : 403);
    expect(stepsOf(apart, 8, conflict).slice(2, 5)).toEqual([['viewer', 'editor', 'auditor'], ['editor'], ['admin']]);
  });
});

describe('an answer that says nothing yet', () => {
  test('429 is waited out as Retry-After says, and asked again', () => {
    let limited = 2;
    const { sent, waits, observations } = play(trial(aPlan([], [aScenario('editor')]), options), () =>
      limited-- > 0 ? { status: 429, headers: { 'retry-after': '3' } } : 201,
    );
    expect(waits).toEqual([3000, 3000]);
    expect(sent.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(observations.cells[0]?.exchanges).toEqual(['e1', 'e2', 'e3']);
  });

  test('waiting ends when the budget of the trial is spent', () => {
    const { waits } = play(trial(plan, options), () => ({ status: 429, headers: { 'retry-after': '4' } }));
    expect(waits).toEqual([4000, 4000]);
  });

  test.for([409, 412, 423])('%i is asked once more, with a fresh recipe', (status) => {
    const { sent } = play(trial(aPlan([], [aScenario('editor')]), options), () => status);
    expect(sent).toHaveLength(2);
    expect(new Set(sent.map(({ request }) => request.body)).size).toBe(2);
  });
});

test('a connection that was closed under a request is no answer: it is asked once more, and no more than that', () => {
  const once = play(trial(aPlan([], [aScenario('editor')]), options), ({ attempt }) =>
    attempt === 1 ? 'closed' : 201,
  );
  expect(once.observations.cells[0]?.exchanges).toEqual(['e1', 'e2']);
  expect(play(trial(aPlan([], [aScenario('editor')]), options), () => 'closed').sent).toHaveLength(2);
});

describe('what is not sent', () => {
  test('keeps its reason, and no exchange', () => {
    const notSent = { code: 'dangerous', supply: 'say so' } as const;
    const { sent, observations } = play(trial(aPlan([], [aScenario('editor', { notSent })]), options), () => 200);
    expect(sent).toEqual([]);
    expect(observations.cells[0]).toMatchObject({ notSent, exchanges: [] });
  });

  test('a scenario without a recipe is never sent', () => {
    const { sent } = play(trial(aPlan([], [aScenario('editor', { recipe: undefined })]), options), () => 200);
    expect(sent).toEqual([]);
  });
});

test('a trial knows no clock: it can be thrown away in the middle and played again with the same result', () => {
  const half = trial(plan, options);
  half.next({ answers: [] });
  half.return({ cells: [], pair: [] });
  const once = play(trial(plan, options), () => 403);
  expect(play(trial(plan, options), () => 403)).toEqual(once);
});
