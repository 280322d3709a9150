import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate, evaluateTemplate, isExpression, type Happening } from '../../src/model/runtime-expression.ts';

/** The example of OpenAPI 3.1 §4.8.18.2. */
const happening: Happening = {
  url: 'https://example.org/subscribe/myevent?queryUrl=https://clientdomain.com/stillrunning',
  request: {
    method: 'POST',
    headers: [['content-type', 'application/json']],
    body: '{"failedUrl":"https://clientdomain.com/failed","successUrls":["https://clientdomain.com/fast"]}',
    path: { eventType: 'myevent' },
    query: { queryUrl: 'https://clientdomain.com/stillrunning' },
  },
  answer: {
    kind: 'response',
    status: 201,
    headers: { location: 'https://example.org/subscription/1', 'set-cookie': ['a=1', 'b=2'] },
    body: '{"id":7,"a/b":{"m~n":true},"list":[{"id":"x"}]}',
    truncated: false,
  },
};

test.for<[string, unknown]>([
  ['$url', happening.url],
  ['$method', 'POST'],
  ['$statusCode', 201],
  ['$request.path.eventType', 'myevent'],
  ['$request.query.queryUrl', 'https://clientdomain.com/stillrunning'],
  ['$request.header.Content-Type', 'application/json'],
  ['$request.body#/failedUrl', 'https://clientdomain.com/failed'],
  ['$request.body#/successUrls/0', 'https://clientdomain.com/fast'],
  ['$response.header.Location', 'https://example.org/subscription/1'],
  ['$response.header.set-cookie', 'a=1'],
  ['$response.body#/id', 7],
  ['$response.body#/a~1b/m~0n', true],
  ['$response.body#/list/0/id', 'x'],
  ['$response.body#/absent', undefined],
  ['$response.body#/id/deeper', undefined],
  ['$response.body#/constructor', undefined],
  ['$response.query.x', undefined],
])('%s is %j', ([expression, value]) => {
  expect(isExpression(expression) || expression.startsWith('$response.query')).toBe(true);
  expect(evaluate(expression, happening)).toEqual(value);
});

test('a text that is one expression keeps the type of its value; several stand in braces', () => {
  expect(evaluateTemplate('$response.body#/id', happening)).toBe(7);
  expect(evaluateTemplate('/orders/{$response.body#/id}/{$request.path.eventType}', happening)).toBe('/orders/7/myevent');
  expect(evaluateTemplate('{$response.body#/absent}', happening)).toBe('{$response.body#/absent}');
});

test('a body that is no JSON is one text', () => {
  const plain = { ...happening, answer: { ...happening.answer, body: 'created 7' } } as Happening;
  expect(evaluate('$response.body', plain)).toBe('created 7');
  expect(evaluate('$response.body#/id', plain)).toBeUndefined();
});

test('whatever stands there, nothing is thrown', () => {
  fc.assert(fc.property(fc.string(), (text) => void evaluateTemplate(`$${text}`, happening)));
});
