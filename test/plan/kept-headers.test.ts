import { expect, test } from 'vitest';
import type { Operation } from '../../src/model/operation.ts';
import { recipeOf } from '../../src/plan/recipe.ts';
import { writeRequest } from '../../src/plan/write-request.ts';
import { aFill } from './a-fill.ts';
import { requestContract } from './request-contract.ts';

const login: Operation = {
  id: 'POST /login',
  method: 'POST',
  path: '/login',
  operationId: undefined,
  tags: [],
  place: { file: 'a.yaml', pointer: '' },
  security: [],
  parameters: [],
  bodies: [],
  bodyRequired: false,
  responses: new Map(),
  extensions: {},
};

function recipe(headers: Readonly<Record<string, string>>) {
  const schemas = { check: () => [], sample: () => undefined, shape: () => ({}) };
  const made = recipeOf(requestContract(schemas, { headers }), login, { caseName: undefined, seed: 1 });
  if ('code' in made) throw new Error(made.supply);
  return made;
}

test('a header of a step is filled with what an earlier one kept', () => {
  const made = recipe({ cookie: '$kept.before', 'x-plain': 'as it is' });
  expect(made.kept).toEqual(['before']);
  const { headers } = writeRequest(
    made,
    aFill((prefix) => prefix, { before: 'sid=4f2a' }),
  );
  expect(headers).toContainEqual(['cookie', 'sid=4f2a']);
  expect(headers).toContainEqual(['x-plain', 'as it is']);
});
