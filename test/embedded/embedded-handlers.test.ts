import { getResponse } from 'msw';
import { expect, test } from 'vitest';
import { embeddedHandlers } from '../../src/embedded/embedded-handlers.ts';
import { operation, shopContract } from './shop-contract.ts';
import { shopEnvironment, token } from './shop-client.ts';

test('the handlers answer by themselves, the most specific path first, whatever the host', async () => {
  const operations = [
    operation('GET /orders/{id}', { responses: { 200: [] } }),
    operation('GET /orders/latest', { responses: { 202: [] } }),
  ];
  const contract = shopContract({ operations: [], documented: operations });
  const handlers = embeddedHandlers(contract, { mutations: [], environment: shopEnvironment });
  const headers = { authorization: `Bearer ${await token('viewer')}` };
  const answer = async (url: string) => (await getResponse([...handlers], new Request(url, { headers })))?.status;
  expect(await answer('https://shop.example.com/orders/latest')).toBe(202);
  expect(await answer('https://shop.example.com/orders/41')).toBe(200);
  expect(await answer('https://shop.example.com/elsewhere')).toBeUndefined();
});
