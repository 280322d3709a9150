import { expect, test } from 'vitest';
import { existenceLeak } from '../../../src/judge/oracles/existence-leak.ts';
import { refusals } from './refusals.ts';

test('the evidence says what both were answered, and the finding can show both requests', () => {
  const made = refusals([{ status: 403, twin: { status: 404 } }]);
  expect([...existenceLeak.look(made)]).toEqual([
    { cell: made.settled.cells[0]?.id, evidence: '403, and 404 for one that does not exist', against: 'twin0' },
  ]);
});

test('numbers and lists in a body do not matter, members do', () => {
  const body = { error: 'not_found', request: 17, trace: ['a'] };
  const like = refusals([{ status: 404, body, twin: { status: 404, body: { ...body, request: 1, trace: ['b'] } } }]);
  expect([...existenceLeak.look(like)]).toEqual([]);
  const more = refusals([{ status: 404, body: { ...body, owner: 'x' }, twin: { status: 404, body } }]);
  expect([...existenceLeak.look(more)]).toHaveLength(1);
});
