import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { openShop, token } from './shop-client.ts';
import { json, operation, shopContract } from './shop-contract.ts';

const tea = { sku: 'tea', quantity: 1 };

test('an allowed role gets the first documented success with what it sent', async () => {
  await using shop = await openShop();
  const reply = await shop.call('/orders', { as: await token('editor'), body: { sku: 'coffee', quantity: 2 } });
  expect(reply.status).toBe(201);
  expect(JSON.parse(reply.text)).toEqual({ id: 'ord_0042', sku: 'coffee', quantity: 2 });
});

test('what was created is read back under its id', async () => {
  await using shop = await openShop();
  const editor = await token('editor');
  await shop.call('/orders', { as: editor, body: { sku: 'coffee', quantity: 2 } });
  const read = await shop.call('/orders/ord_0042', { method: 'GET', as: editor });
  const other = await shop.call('/orders/ord_9999', { method: 'GET', as: editor });
  expect(JSON.parse(read.text)).toMatchObject({ id: 'ord_0042', sku: 'coffee' });
  expect(JSON.parse(other.text)).toMatchObject({ id: 'ord_0041', sku: 'tea' });
});

test('204 has no body', async () => {
  await using shop = await openShop();
  expect(await shop.call('/approvals', { as: await token('viewer') })).toMatchObject({ status: 204, text: '' });
});

test.for([
  ['viewer', '/orders', 403],
  ['editor', '/orders', 201],
  ['outsider', '/orders', 403],
  ['viewer', '/approvals', 204],
  ['editor', '/approvals', 403],
  ['editor', '/admin/users', 404],
  ['admin', '/admin/users', 200],
  ['admin', '/reindex', 403],
  ['viewer', '/sessions', 200],
] as const)('%s on POST %s gets %i', async ([role, target, status]) => {
  await using shop = await openShop();
  expect((await shop.call(target, { as: await token(role), body: tea })).status).toBe(status);
});

test('a hidden operation answers as an undocumented path does', async () => {
  await using shop = await openShop();
  const viewer = await token('viewer');
  const hidden = await shop.call('/admin/users', { as: viewer });
  const undocumented = await shop.call('/nothing', { as: viewer });
  expect(undocumented.status).toBe(404);
  expect(hidden.text).toBe(undocumented.text);
});

test('another method on a documented path is 405 and names the documented ones', async () => {
  await using shop = await openShop();
  const reply = await shop.call('/orders', { method: 'PUT', as: await token('admin') });
  expect(reply.status).toBe(405);
  expect(reply.headers['allow']).toBe('POST');
});

test('a network rule is decided by the address of the socket and by no header', async () => {
  await using shop = await openShop();
  const admin = await token('admin');
  expect((await shop.call('/refunds', { as: admin })).status).toBe(200);
  const outside = await shop.call('/refunds', { as: admin, from: '127.0.0.9' });
  expect(outside.status).toBe(403);
  expect(outside.text).toContain('office');
  expect((await shop.call('/orders', { as: admin, from: '127.0.0.9', body: tea })).status).toBe(201);
});

test.for([
  ['no token', undefined],
  ['a token outside the grammar', '{malformed}'],
  ['a token that nobody issued', 'never-issued'],
] as const)('%s is 401 with a challenge', async ([, as]) => {
  await using shop = await openShop();
  const reply = await shop.call('/orders', as === undefined ? {} : { as });
  expect(reply.status).toBe(401);
  expect(String(reply.headers['www-authenticate']).includes('invalid_token')).toBe(as !== undefined);
});

test('an expired token and a wrong signature are told apart', async () => {
  await using shop = await openShop();
  const expired = await shop.call('/orders', { as: await token('editor', { expiresInS: -60 }), body: tea });
  const stranger = await token('editor', { key: 'another secret, just as long as the right one' });
  const forged = await shop.call('/orders', { as: stranger, body: tea });
  expect([expired.status, forged.status]).toEqual([401, 401]);
  expect(expired.text).toContain('expired');
  expect(forged.text).toContain('signature');
});

test('statuses of token refusals are the first that the contract declares', async () => {
  await using shop = await openShop({ refusals: { missing: [403, 401] } });
  expect((await shop.call('/orders')).status).toBe(403);
});

test('a token in two places is refused only where the contract declares it', async () => {
  await using careful = await openShop({ refusals: { 'two-places': [400] } });
  await using careless = await openShop();
  const editor = await token('editor');
  const twice = `/orders?access_token=${editor}`;
  expect((await careful.call(twice, { as: editor, body: tea })).status).toBe(400);
  expect((await careless.call(twice, { as: editor, body: tea })).status).toBe(201);
});

test('a public operation takes no token, but not a bad one', async () => {
  await using shop = await openShop();
  expect((await shop.call('/sessions')).status).toBe(200);
  expect((await shop.call('/sessions', { as: 'never-issued' })).status).toBe(401);
});

test('operations outside of the run ask for any valid token, unless they are declared open', async () => {
  await using shop = await openShop();
  expect((await shop.call('/orders/x', { method: 'GET' })).status).toBe(401);
  expect((await shop.call('/orders/x', { method: 'GET', as: await token('outsider') })).status).toBe(200);
  expect((await shop.call('/health', { method: 'GET' })).status).toBe(204);
});

test('the case of a request is known by its body', async () => {
  await using shop = await openShop();
  const large = { sku: 'tea', quantity: 100 };
  expect((await shop.call('/orders', { as: await token('editor'), body: large })).status).toBe(403);
  expect((await shop.call('/orders', { as: await token('admin'), body: large })).status).toBe(201);
});

test('a bad body is refused after the role, with what is wrong', async () => {
  await using shop = await openShop();
  const bad = { quantity: 1 };
  const allowed = await shop.call('/orders', { as: await token('editor'), body: bad });
  expect(allowed).toMatchObject({ status: 400, text: expect.stringContaining('/sku is missing') });
  expect((await shop.call('/orders', { as: await token('viewer'), body: bad })).status).toBe(403);
});

test.for([
  ['no body', undefined, 'application/json', 400],
  ['broken JSON', '{', 'application/json', 400],
  ['another content type', 'x', 'text/plain', 415],
  ['a charset', '{"sku":"tea"}', 'application/json; charset=utf-8', 201],
] as const)('a required JSON body with %s', async ([, body, type, status]) => {
  await using shop = await openShop();
  expect((await shop.call('/orders', { as: await token('editor'), body, type })).status).toBe(status);
});

test.for([
  ['url=u&enabled=true&tags=one', 200],
  ['', 400],
  ['url=u&tags[0]=one', 200],
] as const)('the form %j is checked for what it stands for', async ([body, status]) => {
  const form = { ...json(undefined, '/form'), type: 'application/x-www-form-urlencoded' };
  const hooks = operation('POST /orders', { bodies: [form] });
  const schemas = {
    ...shopContract().schemas,
    shape: () => ({ properties: { tags: { type: 'array' } } }),
    check: (_key: string, value: unknown) => {
      const right = isDeepStrictEqual(value, { url: 'u', enabled: true, tags: ['one'] });
      return right ? [] : ['not right'];
    },
  };
  await using shop = await openShop({ operations: [hooks], documented: [hooks], schemas });
  const reply = await shop.call('/orders', { as: await token('editor'), body, type: form.type });
  expect(reply.status).toBe(status);
});
