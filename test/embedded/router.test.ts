import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { router } from '../../src/embedded/router.ts';
import type { OperationId } from '../../src/model/operation.ts';
import { operation } from './shop-contract.ts';

const ids: readonly OperationId[] = [
  'POST /orders/{id}',
  'POST /orders/search',
  'POST /orders/{id}.json',
  'POST /orders/{name}:cancel',
  'POST /orders/{id}/items/{item}',
  "POST /odata(id='{id}')",
  'POST /#X-Amz-Target=Service.Stop',
  'POST /#X-Amz-Target=Service.Start',
  'POST /jobs',
  'POST /jobs?action=stop',
  'GET /orders/{orderId}',
  'POST /',
];

const find = router(ids.map((id) => operation(id)));

function found(method: string, target: string): string {
  const routed = find(method, target);
  return routed.kind === 'operation' ? routed.operation.id : routed.kind;
}

test.for([
  ['/orders/search', 'POST /orders/search'],
  ['/orders/41', 'POST /orders/{id}'],
  ['/orders/41?page=2', 'POST /orders/{id}'],
  ['/orders/41.json', 'POST /orders/{id}.json'],
  ['/orders/tea:cancel', 'POST /orders/{name}:cancel'],
  ['/orders/tea%3Acancel', 'POST /orders/{name}:cancel'],
  ['/orders/a%2Fb', 'POST /orders/{id}'],
  ['/orders/1/items/2', 'POST /orders/{id}/items/{item}'],
  ["/odata(id='7')", "POST /odata(id='{id}')"],
  ['/#X-Amz-Target=Service.Start', 'POST /#X-Amz-Target=Service.Start'],
  ['/%23X-Amz-Target=Service.Stop', 'POST /#X-Amz-Target=Service.Stop'],
  ['/jobs', 'POST /jobs'],
  ['/jobs?action=stop', 'POST /jobs?action=stop'],
  ['/jobs?now=1&action=stop', 'POST /jobs?action=stop'],
  ['/jobs?action=start', 'POST /jobs'],
  ['/', 'POST /'],
  ['/orders/', 'no-path'],
  ['/Orders/search', 'no-path'],
  ['/orders//items/2', 'no-path'],
] as const)('POST %s belongs to %s', ([target, expected]) => {
  expect(found('POST', target)).toBe(expected);
});

test('operations of one path under different parameter names are told apart by method', () => {
  expect(found('GET', '/orders/41')).toBe('GET /orders/{orderId}');
});

test('a documented path with another method names the methods it has', () => {
  expect(find('DELETE', '/jobs')).toEqual({ kind: 'other-method', allowed: ['POST'] });
});

test('any value without a slash, percent-encoded, is found under its template', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.string({ minLength: 1, unit: 'grapheme' }),
      (id, item) => {
        const target = `/orders/${encodeURIComponent(id)}/items/${encodeURIComponent(item)}`;
        expect(found('POST', target)).toBe('POST /orders/{id}/items/{item}');
      },
    ),
    { numRuns: 200 },
  );
});

test('a target that cannot be decoded is matched as it stands', () => {
  expect(found('POST', '/orders/%zz')).toBe('POST /orders/{id}');
});
