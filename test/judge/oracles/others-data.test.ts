import { expect, test } from 'vitest';
import { othersData } from '../../../src/judge/oracles/others-data.ts';
import { refusals } from './refusals.ts';

test('the evidence says whose it is, and the finding can show who sent it', () => {
  const made = refusals([{ status: 403, body: 'ref-a1b2c30x1 is taken' }], {
    others: [
      { principal: 'editor', request: { body: 'ref-a1b2c30x2' } },
      { principal: 'admin', request: { target: '/api/x/ref-a1b2c30x1' } },
    ],
  });
  expect([...othersData.look(made)]).toEqual([
    {
      cell: made.settled.cells[0]?.id,
      evidence: 'holds a1b2c30x1, which admin sent (POST /x admin)',
      against: 'other1',
    },
  ]);
});

test('a longer value that begins alike is another one', () => {
  const made = refusals([{ status: 403, body: 'ref-a1b2c30x1 is taken' }], {
    others: [{ principal: 'editor', request: { body: 'ref-a1b2c30x12' } }],
  });
  expect([...othersData.look(made)]).toEqual([]);
});
