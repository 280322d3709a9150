import { expect, test } from 'vitest';
import { inferredFixture } from '../../src/plan/inferred-fixture.ts';
import { contractOfPaths } from './contract-of-paths.ts';

const answering = (path: string, schema: string) => `  ${path}:
    post: { responses: { '201': { description: made, content: { application/json: { schema: ${schema} } } } } }
`;
const open = (path: string, ...methods: readonly string[]) =>
  `  ${path}:\n${methods.map((method) => `    ${method}: { responses: { '200': { description: done } } }\n`).join('')}`;
const object = (...names: readonly string[]) =>
  `{ type: object, properties: { ${names.map((name) => `${name}: { type: string }`).join(', ')} } }`;

async function inferred(paths: string, id: string, parameter: string) {
  const contract = await contractOfPaths(paths);
  const operation = contract.documented.find((each) => each.id === id);
  return operation && inferredFixture(contract, operation, parameter);
}

test.for([
  ['its own id', '/orders', object('id', 'sku'), 'orderId', 'id'],
  ['the parameter by its name', '/orders', object('id', 'orderId'), 'orderId', 'orderId'],
  ['the name without the resource', '/features', object('name'), 'featureName', 'name'],
  ['in an envelope', '/orders', `{ type: object, properties: { data: ${object('id')} } }`, 'orderId', 'data.id'],
  ['in what it is composed of', '/orders', `{ allOf: [${object('sku')}, ${object('id')}] }`, 'order_id', 'id'],
  [
    'in an envelope of its name',
    '/orders',
    `{ type: object, properties: { order: ${object('id')} } }`,
    'id',
    'order.id',
  ],
] as const)('a collection that answers %s', async ([, collection, schema, parameter, property]) => {
  const path = `${collection}/{${parameter}}/notes`;
  const found = await inferred(answering(collection, schema) + open(path, 'post'), `POST ${path}`, parameter);
  expect(found?.property).toBe(property);
  expect(found?.fixture.make.operation.id).toBe(`POST ${collection}`);
});

test('it is looked at and removed where the document can', async () => {
  const paths =
    answering('/orders', object('id')) +
    open('/orders/{id}', 'get', 'delete') +
    open('/orders/{orderId}/notes', 'post');
  expect(await inferred(paths, 'POST /orders/{orderId}/notes', 'orderId')).toMatchObject({
    fixture: {
      name: 'order',
      undo: { operation: { id: 'DELETE /orders/{id}' }, request: { parameters: { id: '$kept.orderId' } } },
      witness: { call: { operation: { id: 'GET /orders/{id}' } } },
    },
  });
});

test('what is made elsewhere is found where it is made in one place', async () => {
  const one = answering('/projects/{projectId}/tickets', object('id')) + open('/tickets/{ticketId}/close', 'post');
  const found = await inferred(one, 'POST /tickets/{ticketId}/close', 'ticketId');
  expect(found?.fixture.make.operation.id).toBe('POST /projects/{projectId}/tickets');
  const two = one + answering('/desks/{deskId}/tickets', object('id'));
  expect(await inferred(two, 'POST /tickets/{ticketId}/close', 'ticketId')).toBeUndefined();
});

test.for([
  ['nothing of the kind is answered', answering('/orders', object('total'))],
  ['nothing is made there', open('/orders', 'get')],
  ['another thing is made there', answering('/orders/search', object('id'))],
] as const)('nothing is inferred where %s', async ([, paths]) => {
  const path = '/orders/{orderId}/notes';
  expect(await inferred(paths + open(path, 'post'), `POST ${path}`, 'orderId')).toBeUndefined();
});
