import { join } from 'node:path';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { compile } from '../../src/embedded/compile.ts';
import { handlersOf, type Caller, type HandlerOptions } from '../../src/msw.ts';
import { contractOf } from '../../src/pipeline.ts';
import { root } from '../commands/rolecall.ts';

const api = 'http://shop.test';
const config = join(root, 'rolecall.yaml');
const contract = compile(await contractOf({ config, environment: 'embedded', today: '2026-11-23' }));
const server = setupServer();

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

function start(options: HandlerOptions): void {
  server.resetHandlers(...handlersOf(contract, options));
}

async function post(path: string, body: unknown = {}, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${api}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const said = (await response.json()) as { readonly id: string; readonly detail?: string };
  return { status: response.status, type: response.headers.get('content-type'), said, response };
}

const order = { sku: 'coffee', quantity: 2, reference: 'ref-7' };

test('who may gets the sample with what was sent, and reads it back', async () => {
  start({ as: 'editor' });
  const { status, said } = await post('/orders', order);
  expect([status, said]).toEqual([201, expect.objectContaining({ ...order, state: 'open' })]);
  const read = await fetch(`${api}/orders/${said.id}`);
  expect(await read.json()).toEqual(said);
});

test('who may not is told why, as problem+json', async () => {
  start({ as: 'viewer' });
  const { status, type, said } = await post('/orders', order);
  expect([status, type]).toEqual([403, 'application/problem+json']);
  expect(said.detail).toBe('The role viewer has no permission for this operation.');
});

test('who has no credential is challenged', async () => {
  start({ as: 'anonymous' });
  const { status, response } = await post('/orders', order);
  expect([status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="rolecall"']);
});

test('a function tells principals apart, and each touches what is its own', async () => {
  start({ as: (request) => ({ principal: request.headers.get('x-user') ?? '', roles: 'customer' }) });
  const { said } = await post('/orders', order, { 'x-user': 'ann' });
  const note = async (user: string) =>
    (await post(`/orders/${said.id}/notes`, { text: 'x' }, { 'x-user': user })).status;
  expect([await note('ann'), await note('bob')]).toEqual([201, 404]);
});

test('what was made is forgotten by the next handlers', async () => {
  const made = async () => (await post('/orders', order)).said.id;
  start({ as: 'editor' });
  const [first, second] = [await made(), await made()];
  start({ as: 'editor' });
  expect([await made(), first === second]).toEqual([first, false]);
});

test('several roles may what any of them may', async () => {
  start({ as: ['viewer', 'customer'] });
  expect((await post('/orders', order)).status).toBe(201);
});

test('networks are asked for only where they are given', async () => {
  const refund = async () => (await post('/orders/x/refunds', { amount: 5 })).status;
  start({ as: 'admin' });
  expect(await refund()).toBeLessThan(300);
  start({ as: 'admin', networks: [] });
  expect(await refund()).toBe(403);
  start({ as: 'admin', networks: ['office'] });
  expect(await refund()).toBeLessThan(300);
});

test.for([
  [undefined, '/orders', 201],
  ['/api', '/api/orders', 201],
  ['/api/', '/api/orders', 201],
  ['http://shop.test/api', '/api/orders', 201],
  ['/api', '/apiorders', 'unanswered'],
  ['/api', '/orders', 'unanswered'],
  ['http://other.test', '/orders', 'unanswered'],
] as const)('with the base %s, %s is %s', async ([base, path, expected]) => {
  start({ as: 'editor', ...(base !== undefined && { base }) });
  const status = await post(path, order).then(
    (answer) => answer.status,
    () => 'unanswered',
  );
  expect(status).toBe(expected);
});

test('a base that is neither a path nor a URL is an error', () => {
  expect(() => handlersOf(contract, { as: 'viewer', base: 'api' })).toThrow(/"api".*expected a path/);
});

test.for<[Caller, string]>([
  ['veiwer', 'Did you mean "viewer"?'],
  [['viewer', 'admim'], 'Did you mean "admin"?'],
  ['anonymus', 'Did you mean "anonymous"?'],
  [{ principal: 'ann', roles: 'custmer' }, 'Did you mean "customer"?'],
])('the role %j is an error with the nearest right name', ([as, hint]) => {
  expect(() => handlersOf(contract, { as })).toThrow(hint);
});

test('a network that no rule names is an error', () => {
  expect(() => handlersOf(contract, { as: 'viewer', networks: ['ofice'] })).toThrow('Did you mean "office"?');
});

test('a role that a function makes up is told in the answer', async () => {
  start({ as: () => 'veiwer' });
  const response = await fetch(`${api}/orders`, { method: 'POST' });
  expect([response.status, await response.text()]).toEqual([500, expect.stringContaining('veiwer')]);
});

test('a contract of another version is an error', () => {
  expect(() => handlersOf({ ...contract, rolecall: 2 }, { as: 'viewer' })).toThrow('rolecall compile');
});
