import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neverIssued } from '../../src/trial/never-issued.ts';
import { trial } from '../../src/trial/trial.ts';
import { about, aFixture, aPlanWith } from './a-fixture.ts';
import { play } from './a-plan.ts';

const hidden = { hides: true, expected: { outcome: 'refused', statuses: [404] } } as const;

test('what is hidden is asked for once more where it does not exist', () => {
  const plan = aPlanWith(
    { refused: [about('editor', 'viewer', hidden), about('editor', 'auditor')], admitted: [] },
    { fixtures: [aFixture('order')] },
  );
  const { sent, observations } = play(trial(plan, { nonce: 'n', waitBudgetMs: 0 }), ({ about: what }) =>
    what.startsWith('fixture') ? { status: 201, body: '{"id":"ord_1001"}' } : 404,
  );
  const twins = sent.filter(({ about: what }) => what.startsWith('twin'));
  expect(twins.map(({ about: what, at, request }) => [what, at.principal, request.target])).toEqual([
    ['twin of POST /orders viewer', 'viewer', expect.stringMatching(/^\/orders\/ord_(?!1001)\d{4}\/notes$/)],
  ]);
  expect(observations.cells.map(({ twin }) => twin !== null)).toEqual([true, false]);
});

test('a value that nobody issued has the form of the one that somebody did, and is another one', () => {
  const text = fc.oneof(
    fc.uuid(),
    fc.stringMatching(/^[a-z]{2,5}_[a-z0-9]{4,12}$/),
    fc.stringMatching(/^[1-9]\d{0,8}$/),
  );
  fc.assert(
    fc.property(text, (issued) => {
      const made = String(neverIssued(issued));
      fc.pre(!/^9+$/.test(issued));
      expect(made).not.toBe(issued);
      expect(made).toHaveLength(issued.length);
      expect(made.replaceAll(/\d/g, '0').replaceAll(/[a-z]/gi, 'a')).toBe(
        issued.replaceAll(/\d/g, '0').replaceAll(/[a-z]/gi, 'a'),
      );
    }),
  );
  expect(neverIssued(12)).not.toBe(12);
});
