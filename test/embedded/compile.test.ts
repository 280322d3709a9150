import { getResponse } from 'msw';
import { expect, test } from 'vitest';
import { compile } from '../../src/embedded/compile.ts';
import { handlersOf } from '../../src/msw.ts';
import { json, operation, shopContract } from './shop-contract.ts';

const make = operation('POST /orders', { responses: { 201: [json({ id: 'a-1' }, '/order')] } });

test('an id that the schema does not let count on stays as it is', async () => {
  const { schemas } = shopContract();
  const check = (_key: unknown, value: unknown) => (JSON.stringify(value) === '{"id":"a-1"}' ? [] : ['/id is no id']);
  const contract = compile({ contract: shopContract({ documented: [make], schemas: { ...schemas, check } }) });
  expect(contract.operations[0]?.success).toMatchObject({ value: { id: 'a-1' }, fixedId: true });
  const request = new Request('http://localhost/orders', { method: 'POST' });
  const response = await getResponse(handlersOf(contract, { as: 'admin' }), request);
  expect(await response?.json()).toEqual({ id: 'a-1' });
});

test('who may on the resources of others, too, is not asked whose they are', () => {
  const rule = { text: 'POST /orders', by: 'operation', place: { file: 'matrix.yaml', pointer: '' } } as const;
  const contract = shopContract({
    documented: [make],
    decide: () => ({ access: 'allow', own: true, otherwise: 'allow', rule }),
  });
  expect(compile({ contract }).operations[0]?.rule).toMatchObject({
    callers: { admin: 'allow' },
    place: 'matrix.yaml',
  });
});
