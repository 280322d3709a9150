import { describe, expect, test } from 'vitest';
import type { Sending } from '../../src/model/step.ts';
import { trial } from '../../src/trial/trial.ts';
import { about, aCall, aFixture, aPlanWith } from './a-fixture.ts';
import { play, type Answered } from './a-plan.ts';

const options = { nonce: 'n', waitBudgetMs: 0 };
const plain = { outcome: 'admitted' } as const;
const refused = [about('editor', 'anonymous'), about('editor', 'viewer')];
const admitted = [about('editor', 'editor', { expected: plain }), about('editor', 'admin', { expected: plain })];
const project = aFixture('project');
const order = aFixture('order', { make: aCall('POST /orders', '/projects/{kept:projectId}/orders', ['projectId']) });

/** Makes whatever is asked for, with a new id each time; lets editor and admin do the rest. */
function serving(fails: (sending: Sending) => number | undefined = () => undefined) {
  let id = 0;
  return (sending: Sending): Answered => {
    const failed = fails(sending);
    if (failed !== undefined) return failed;
    if (sending.about.startsWith('fixture')) return { status: 201, body: `{"id":"x${++id}"}` };
    if (sending.about.startsWith('undo')) return 204;
    return ['editor', 'admin'].includes(sending.at.principal) ? 200 : 403;
  };
}

function told(sent: readonly Sending[]): string[] {
  return sent.map(({ about: what, at, request }) => `${what} as ${at.principal}: ${request.target}`);
}

describe('fixtures', () => {
  const plan = aPlanWith({ refused, admitted }, { fixtures: [project, order] });

  test('they are made before the first request, made anew after each admission, and removed at the end, last first', () => {
    const { sent } = play(trial(plan, options), serving());
    expect(told(sent)).toEqual([
      'fixture project as editor: /projects',
      'fixture order as editor: /projects/x1/orders',
      'POST /orders anonymous as anonymous: /orders/x2/notes',
      'POST /orders anonymous as anonymous: /orders/x2/notes',
      'POST /orders viewer as viewer: /orders/x2/notes',
      'POST /orders editor as editor: /orders/x2/notes',
      // About the same order, before it counts as used up.
      'POST /orders anonymous as anonymous: /orders/x2/notes',
      'fixture project as editor: /projects',
      'fixture order as editor: /projects/x3/orders',
      'POST /orders admin as admin: /orders/x4/notes',
      'undo order as editor: /orders/x4',
      'undo project as editor: /projects/x3',
      'undo order as editor: /orders/x2',
      'undo project as editor: /projects/x1',
    ]);
  });

  test('what removes them goes out even when the run was stopped', () => {
    const { sent } = play(trial(plan, options), serving());
    expect(sent.filter(({ teardown }) => teardown).map(({ about: what }) => what)).toEqual([
      'undo order',
      'undo project',
      'undo order',
      'undo project',
    ]);
  });

  test('one that cannot be made says why in every cell, is tried once, and leaves nothing behind', () => {
    const failing = serving(({ about: what }) => (what === 'fixture order' ? 422 : undefined));
    const { sent, observations } = play(trial(plan, options), failing);
    expect(told(sent)).toEqual([
      'fixture project as editor: /projects',
      'fixture order as editor: /projects/x1/orders',
      'undo project as editor: /projects/x1',
    ]);
    expect(observations.cells.map(({ notSent }) => notSent)).toEqual(
      Array.from({ length: 4 }, () => ({
        code: 'no-fixture',
        supply: 'fixture order: make POST /orders work as editor: it was answered 422',
      })),
    );
  });

  test('an answer without what is to be kept names the expression that is wrong', () => {
    const empty = serving(({ about: what }) => (what === 'fixture project' ? 204 : undefined));
    const { observations } = play(trial(plan, options), empty);
    expect(observations.cells[0]?.notSent?.supply).toContain(
      'the answer of POST /projects holds nothing for projectId',
    );
  });

  test('a principal that the fixture names makes it, whoever owns the rest', () => {
    const made = aFixture('project', { make: aCall('POST /projects', '/projects', [], 'manager') });
    const { sent } = play(trial({ ...plan, fixtures: [made, order] }, options), serving());
    expect(told(sent).slice(0, 2)).toEqual([
      'fixture project as manager: /projects',
      'fixture order as editor: /projects/x1/orders',
    ]);
    expect(told(sent).at(-1)).toBe('undo project as manager: /projects/x1');
  });

  test("everyone's resources are kept apart", () => {
    const both = { refused: [about('peer', 'editor')], admitted: [about('editor', 'editor', { expected: plain })] };
    const { sent } = play(trial(aPlanWith(both, { fixtures: [aFixture('order')] }), options), (sending) =>
      sending.request.target.includes('x1') ? 403 : serving()(sending),
    );
    expect(told(sent).filter((line) => !line.startsWith('undo'))).toEqual([
      'fixture order as peer: /orders',
      'POST /orders editor as editor: /orders/x1/notes',
      'fixture order as editor: /orders',
      'POST /orders editor as editor: /orders/x1/notes',
    ]);
  });

  test('a request whose place nobody fills is never sent', () => {
    const { sent, observations } = play(trial(aPlanWith({ refused, admitted }, {}), options), serving());
    expect(sent).toEqual([]);
    expect(observations.cells[1]?.notSent).toEqual({
      code: 'unfilled-placeholder',
      supply: 'declare a fixture that keeps orderId, which POST /orders/{orderId}/notes needs',
    });
  });
});
