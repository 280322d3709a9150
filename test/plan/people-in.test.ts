import { expect, test } from 'vitest';
import { peopleIn } from '../../src/plan/people-in.ts';
import type { Recipe } from '../../src/model/recipe.ts';
import { operation } from '../load/operations.ts';

function recipe(value: unknown): Recipe {
  const body = { mediaType: 'application/json', value };
  return {
    id: 'POST /a',
    method: 'POST',
    target: '/a',
    headers: [],
    body,
    generated: [],
    kept: [],
    owner: [],
    invented: false,
  };
}

test('ids of people in a body and a query are found, whatever their spelling', () => {
  const query = {
    name: 'account_id',
    in: 'query',
    required: false,
    schema: undefined,
    examples: [],
    declared: true,
  } as const;
  const body = { userId: 'u', data: { tenant_uuid: 't', owner: 'o' }, orderId: 1, username: 'n', user: { name: 'x' } };
  const found = peopleIn({ ...operation('POST /a'), parameters: [query] }, recipe(body));
  expect(found).toEqual(['userId', 'tenant_uuid', 'owner', 'account_id']);
});

test('what speaks of the owner already needs no hint', () => {
  expect(peopleIn(operation('POST /a'), recipe({ userId: '$owner.userId' }))).toEqual([]);
});
