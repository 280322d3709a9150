import { expect, test } from 'vitest';
import type { OperationPlan } from '../../src/model/operation-plan.ts';
import type { Received, Trial } from '../../src/model/step.ts';
import { trial } from '../../src/trial/trial.ts';
import { aCall } from './a-fixture.ts';
import { aPlan, aScenario, play } from './a-plan.ts';

/** POST /orders about an order of its own, which `GET /order` shows. */
function watched(principals: readonly string[]): OperationPlan {
  const witness = { call: aCall('GET /order', '/order', [], 'admin'), ignore: [] };
  const refused = principals.map((name) => aScenario(name, { expected: { outcome: 'refused', statuses: [403] } }));
  return {
    ...aPlan(refused, []),
    fixtures: [
      { name: 'order', make: aCall('POST /new', '/new', [], 'admin'), keep: new Map(), undo: undefined, witness },
    ],
    compared: [witness],
  };
}

/** What a server does when the order is made, refused, or looked at: its state as JSON. */
interface Server {
  readonly made?: () => void;
  readonly refused?: (principal: string) => void;
  readonly read: (reads: number) => unknown;
  readonly waited?: () => void;
}

/** Tells when a trial waits. */
function* heard(steps: Trial, waited: () => void): Trial {
  let received: Received = { answers: [] };
  for (;;) {
    const { value, done } = steps.next(received);
    if (done) return value;
    if (value.kind === 'wait') waited();
    received = yield value;
  }
}

function witnessed(
  principals: readonly string[],
  { made, refused, read, waited = () => {} }: Server,
): Record<string, string | undefined> {
  let reads = 0;
  const steps = heard(trial(watched(principals), { nonce: 'n', waitBudgetMs: 0 }), waited);
  const { observations } = play(steps, ({ about, request, at }) => {
    if (request.method === 'GET') return { status: 200, body: JSON.stringify(read(++reads)) };
    if (about.startsWith('fixture')) {
      made?.();
      return 201;
    }
    refused?.(at.principal);
    return 403;
  });
  return Object.fromEntries(observations.cells.map(({ principal, witness }) => [principal, witness?.state]));
}

test('whoever was refused and wrote all the same is found among the others', () => {
  let notes: string[] = [];
  const seen = witnessed(['viewer', 'editor', 'auditor'], {
    made: () => (notes = []),
    refused: (principal) => principal === 'editor' && notes.push('written'),
    read: () => ({ notes }),
  });
  expect(seen).toEqual({ viewer: 'unchanged', editor: 'changed', auditor: 'unchanged' });
});

test('what a server adds to new resources some time after it made them is nobody’s doing', () => {
  // It takes a server a while, or as long as a few requests.
  let done = 0;
  const seen = witnessed(['viewer', 'editor'], {
    made: () => (done = 0),
    refused: () => done++,
    waited: () => (done = 2),
    read: () => (done >= 2 ? { stage: 'initial' } : {}),
  });
  expect(Object.values(seen)).not.toContain('changed');
});

test('what others change on the same server now and then is nobody’s doing', () => {
  const seen = witnessed(['viewer'], { read: (reads) => ({ environments: reads % 5 === 0 ? 1 : 2 }) });
  expect(Object.values(seen)).not.toContain('changed');
});

test('what one witness showed stands, whatever another one says of resources that were made anew', () => {
  const owner = { call: aCall('GET /project', '/project', [], 'admin'), ignore: [] };
  const plan = watched(['viewer', 'editor']);
  const two = { ...plan, compared: [owner, ...plan.compared] };
  let made = 0;
  let notes: string[] = [];
  const { observations } = play(trial(two, { nonce: 'n', waitBudgetMs: 0 }), ({ about, request, at }) => {
    if (request.target === '/project') return { status: 200, body: JSON.stringify({ notes }) };
    // The order has a new id each time that it is made; nobody writes to it.
    if (request.method === 'GET') return { status: 200, body: JSON.stringify({ id: made }) };
    if (about.startsWith('fixture')) {
      made += 1;
      notes = [];
      return 201;
    }
    if (at.principal === 'editor') notes.push('written');
    return 403;
  });
  expect(observations.cells.map(({ principal, witness }) => [principal, witness?.state])).toEqual([
    ['viewer', 'unchanged'],
    ['editor', 'changed'],
  ]);
});
