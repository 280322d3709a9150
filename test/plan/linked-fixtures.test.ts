import { expect, test } from 'vitest';
import type { Contract } from '../../src/model/contract.ts';
import { fixturesFor } from '../../src/plan/fixtures-for.ts';
import { keptNames } from '../../src/plan/kept-names.ts';
import { linkedFixtures } from '../../src/plan/linked-fixtures.ts';
import { contractOfPaths } from './contract-of-paths.ts';

const parameter = (name: string) => `{ name: ${name}, in: path, required: true, schema: { type: string } }`;

const post = (path: string, links: string, { status = 201 } = {}) => `  ${path}:
    post:
      parameters: [${[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => parameter(name)).join(', ')}]
      responses: { '${status}': { description: made, links: { ${links} } } }
`;

const on = (path: string, ...methods: readonly string[]) => `  ${path}:
    parameters: [${[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => parameter(name)).join(', ')}]
${methods.map((method) => `    ${method}: { responses: { '200': { description: done } } }\n`).join('')}`;

const link = (path: string, method: string, name: string, pointer = '/id') =>
  `${name}: { operationRef: '#/paths/${path.replaceAll('/', '~1')}/${method}', parameters: { ${name}: $response.body#${pointer} } }`;

function namesOf(contract: Contract, id: string): readonly string[] {
  const operation = contract.documented.find((each) => each.id === id);
  return operation ? fixturesFor(contract, operation).map(({ name }) => name) : [];
}

test('a link makes a fixture for every path that names the same resource, whatever it calls the parameter', async () => {
  const contract = await contractOfPaths(
    post('/orders', link('/orders/{id}', 'get', 'id')) +
      on('/orders/{id}', 'get', 'delete') +
      on('/orders/{orderId}/notes', 'post') +
      on('/users/{id}/notes', 'post'),
  );
  const [fixture] = linkedFixtures(contract);
  expect(fixture).toMatchObject({ name: 'order', as: 'owner', undo: { operation: { id: 'DELETE /orders/{id}' } } });
  expect(fixture?.witness?.call).toMatchObject({
    operation: { id: 'GET /orders/{id}' },
    request: { parameters: { id: '$kept.id' } },
  });
  expect(namesOf(contract, 'POST /orders/{orderId}/notes')).toEqual(['order']);
  const notes = contract.documented.find(({ id }) => id === 'POST /orders/{orderId}/notes');
  expect(notes && [...keptNames(contract, notes, { fixtures: linkedFixtures(contract) })]).toEqual([['orderId', 'id']]);
  // An {id} elsewhere is another thing.
  expect(namesOf(contract, 'POST /users/{id}/notes')).toEqual([]);
});

test('what the run did not make is not removed: a login answers with a user, and does not make one', async () => {
  const contract = await contractOfPaths(
    post('/sessions', link('/users/{userId}', 'get', 'userId', '/user/id')) + on('/users/{userId}', 'get', 'delete'),
  );
  expect(linkedFixtures(contract)).toMatchObject([{ name: 'user', undo: undefined }]);
});

test.for([
  [
    'a search finds, and makes nothing',
    post('/orders/search', link('/orders/{id}', 'get', 'id', '/0/id'), { status: 200 }),
  ],
  ['what sounds dangerous is not called unasked', post('/orders/reset', link('/orders/{id}', 'get', 'id'))],
  ['what nobody may call makes nothing', post('/closed/orders', link('/orders/{id}', 'get', 'id'))],
  ['what needs a resource that nobody makes', post('/shops/{shopId}/orders', link('/orders/{id}', 'get', 'id'))],
  ['a link that leads nowhere', post('/orders', link('/nowhere/{id}', 'get', 'id'))],
] as const)('no fixture: %s', async ([, paths]) => {
  expect(linkedFixtures(await contractOfPaths(paths + on('/orders/{id}', 'get')))).toEqual([]);
});

test('a resource within another is made after it', async () => {
  const contract = await contractOfPaths(
    post('/shops', link('/shops/{shopId}', 'get', 'shopId')) +
      on('/shops/{shopId}', 'get') +
      post('/shops/{shopId}/orders', link('/orders/{id}', 'get', 'id')) +
      on('/orders/{id}', 'get') +
      on('/orders/{id}/notes', 'post'),
  );
  expect(namesOf(contract, 'POST /orders/{id}/notes')).toEqual(['shop', 'order']);
});

test('a fixture of a scenario file that keeps the parameter goes before it', async () => {
  const contract = await contractOfPaths(
    post('/orders', link('/orders/{id}', 'get', 'id')) + on('/orders/{id}', 'get') + on('/orders/{id}/notes', 'post'),
    'rolecall: 1\nfixtures: { mine: { make: POST /orders, keep: { id: $response.body#/id } } }\n',
  );
  expect(namesOf(contract, 'POST /orders/{id}/notes')).toEqual(['mine']);
});
