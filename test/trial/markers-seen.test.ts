import { expect, test } from 'vitest';
import type { Sending } from '../../src/model/step.ts';
import { trial } from '../../src/trial/trial.ts';
import { aCall, aPlanWith } from './a-fixture.ts';
import { aScenario, play, type Answered } from './a-plan.ts';

const refused = ['viewer', 'auditor'].map((name) =>
  aScenario(name, { id: `POST /orders ${name}`, expected: { outcome: 'refused', statuses: [403] } }),
);
const listing = { call: aCall('GET /orders', '/orders', [], 'admin'), ignore: [] };
const plan = aPlanWith({ refused, admitted: [aScenario('editor')] }, { listing });

/** A list of what was written; `writes`: whose requests are, although they may be refused. */
function shop(writes: readonly string[], cut = false) {
  const written: string[] = [];
  return ({ about, at, request }: Sending): Answered => {
    if (about.startsWith('witness')) return { status: 200, body: JSON.stringify(cut ? [] : written) };
    if (writes.includes(at.principal)) written.push(String(request.body));
    return at.principal === 'editor' ? 201 : 403;
  };
}

function seen(answer: ReturnType<typeof shop>) {
  const { observations } = play(trial(plan, { nonce: 'n', waitBudgetMs: 0 }), answer);
  return observations.cells.map(({ principal, witness }) => [principal, witness?.state ?? null]);
}

test('whoever was refused and stands in the list all the same has written', () => {
  expect(seen(shop(['editor', 'auditor']))).toEqual([
    ['viewer', 'unchanged'],
    ['auditor', 'changed'],
    ['editor', null],
  ]);
});

test('a list that does not even show what was admitted shows nothing of the refused', () => {
  expect(seen(shop(['editor'], true))).toEqual([
    ['viewer', null],
    ['auditor', null],
    ['editor', null],
  ]);
});

test('a text that is the beginning of another one does not stand there with it', () => {
  const many = Array.from({ length: 40 }, (_, index) =>
    aScenario(`viewer${index}`, {
      id: `POST /orders viewer${index}`,
      expected: { outcome: 'refused', statuses: [403] },
    }),
  );
  const large = aPlanWith({ refused: many, admitted: [aScenario('editor')] }, { listing });
  const { sent, observations } = play(trial(large, { nonce: 'n', waitBudgetMs: 0 }), shop(['editor']));
  const texts = sent.map(({ request }) => String(request.body));
  const admitted = texts[40] ?? '';
  expect(texts.some((text, index) => index < 40 && admitted.startsWith(text))).toBe(true);
  expect(observations.cells.filter(({ witness }) => witness?.state === 'changed')).toEqual([]);
});
