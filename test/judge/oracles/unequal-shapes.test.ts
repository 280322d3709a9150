import { expect, test } from 'vitest';
import { unequalShapes } from '../../../src/judge/oracles/unequal-shapes.ts';
import { refusals } from './refusals.ts';

test('the odd one is held against the first of its cause', () => {
  const made = refusals([
    { status: 403, principal: 'viewer', body: { error: 'forbidden' } },
    { status: 401, principal: 'viewer', fault: 'token=expired' },
    { status: 403, principal: 'customer', body: { error: 'forbidden' } },
    { status: 403, principal: 'partner', body: '' },
    { status: 401, principal: 'editor', fault: 'token=expired' },
  ]);
  const [first, , , odd] = made.settled.cells.map(({ id }) => id);
  expect([...unequalShapes.look(made)]).toEqual([
    {
      cell: odd,
      evidence: `403 without a body, and 403 json {error:"forbidden"} for ${first}`,
      against: 'e0',
    },
  ]);
});

test('what was cut off is not compared', () => {
  const made = refusals([
    { status: 403, body: { error: 'a' } },
    { status: 403, body: { error: 'b' } },
  ]);
  const cut = made.all.map((one) => ({ ...one, response: { ...one.response, truncated: true } }));
  expect([...unequalShapes.look({ ...made, all: cut })]).toEqual([]);
});
