import { expect, test } from 'vitest';
import { runtimeExpression } from '../../src/model/runtime-expression.ts';

test.for([
  ['$statusCode', { kind: 'statusCode' }],
  ['$url', { kind: 'url' }],
  ['$response.header.Location', { kind: 'header', of: 'response', name: 'location' }],
  ['$request.query.page', { kind: 'query', of: 'request', name: 'page' }],
  ['$request.path.orderId', { kind: 'path', of: 'request', name: 'orderId' }],
  ['$response.body', { kind: 'body', of: 'response', pointer: '' }],
  ['$response.body#/a~1b/0', { kind: 'body', of: 'response', pointer: '/a~1b/0' }],
  ['$request.body#/id', { kind: 'body', of: 'request', pointer: '/id' }],
  ['$kept.orderId', { kind: 'kept', name: 'orderId' }],
  ['$secret.LOGIN', { kind: 'secret', name: 'LOGIN' }],
  ['$owner.user-id', { kind: 'owner', name: 'user-id' }],
] as const)('%s is read as OpenAPI and Arazzo write it', ([text, expected]) => {
  expect(runtimeExpression(text)).toEqual(expected);
});

test.for(['response.body#/id', '$response.bdy#/id', '$response.body#id', '$response.query.x', '$kept.', '$other', ''])(
  '%s is none',
  (text) => {
    expect(runtimeExpression(text)).toBeUndefined();
  },
);
