import { expect, test } from 'vitest';
import type { Scenario } from '../../src/model/scenario.ts';
import { trial } from '../../src/trial/trial.ts';
import { aPlan, aScenario, play } from './a-plan.ts';

const options = { nonce: 'n', waitBudgetMs: 10_000 };
const refused = (name: string, fault: 'token' | 'role', change: Partial<Scenario> = {}) =>
  aScenario(name, { expected: { outcome: 'refused', statuses: [401, 403] }, faults: [fault], ...change });
const denied = [refused('anonymous', 'token'), refused('viewer', 'role'), refused('auditor', 'role')];
const plan = aPlan(denied, [aScenario('editor'), aScenario('admin')]);

/** The target refuses whoever is denied, up to the first that it lets in; `then`: what they get from there on. */
function played(made: typeof plan, then: (about: string) => number) {
  let open = false;
  const { sent, observations } = play(trial(made, options), ({ about }) => {
    if (/editor|admin/.test(about)) open = true;
    else return open ? then(about) : 403;
    return 201;
  });
  const names = sent.map(({ about }) => about.replace('POST /orders ', ''));
  return { names, cells: observations.cells };
}

test('once an allowed caller was let in, the request without a token and the first denied role go out again', () => {
  const { names, cells } = played(plan, () => 403);
  expect(names.slice(-4)).toEqual(['editor', 'anonymous', 'viewer', 'admin']);
  // Refused as before, they add nothing.
  expect(cells.map(({ exchanges }) => exchanges.length)).toEqual([1, 1, 1, 1, 1]);
  expect(cells.some(({ lapsed }) => lapsed)).toBe(false);
});

test('who gets in then is in, and the cell says that it was refused at first', () => {
  const { cells } = played(plan, (about) => (about.endsWith('viewer') ? 201 : 403));
  expect(cells.map(({ principal, lapsed }) => [principal, lapsed])).toEqual([
    ['anonymous', undefined],
    ['viewer', true],
    ['auditor', undefined],
    ['editor', undefined],
    ['admin', undefined],
  ]);
  expect(cells[1]?.exchanges).toEqual(['e3', 'e7']);
});

test('nobody asks again where nobody was let in', () => {
  const { sent } = play(trial(plan, options), () => 403);
  expect(sent).toHaveLength(6);
});

const { at } = aScenario('editor');

test.for([{ owner: 'peer' }, { at: { ...at, case: 'large' } }, { at: { ...at, address: 'office' } }])(
  'what was asked about another resource, with another request or from another address, is not asked again: %o',
  (change) => {
    const { names } = played(aPlan(denied, [aScenario('editor', change)]), () => 201);
    expect(names.slice(-1)).toEqual(['editor']);
  },
);

test('what was used up is gone for everybody, which lets nobody in', () => {
  const { cells } = played(plan, () => 404);
  expect(cells.every(({ lapsed }) => lapsed === undefined)).toBe(true);
});
