import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../../src/model/evaluate.ts';
import { runtimeExpression } from '../../src/model/runtime-expression.ts';

const exchange = {
  request: {
    method: 'POST',
    target: '/orders/a%2Fb/items?page=2&page=3',
    headers: [['X-Trace', 't1']] as const,
    body: '{"sku":"tea"}',
  },
  template: '/orders/{orderId}/items',
  answer: {
    kind: 'response' as const,
    status: 201,
    headers: { location: '/orders/7', 'set-cookie': ['a=1; Path=/', 'b=2'] },
    body: '{"id":7,"lines":[{"~":"tilde","a/b":"slash"}],"none":null}',
    truncated: false,
  },
};

function value(text: string, answer: Partial<typeof exchange.answer> = {}): unknown {
  const expression = runtimeExpression(text);
  if (!expression) throw new Error(`${text} is no expression`);
  return evaluate(expression, { ...exchange, answer: { ...exchange.answer, ...answer } });
}

test.for([
  ['$statusCode', 201],
  ['$method', 'POST'],
  ['$response.header.Location', '/orders/7'],
  ['$response.header.set-cookie', 'a=1; Path=/'],
  ['$request.header.x-trace', 't1'],
  ['$request.query.page', '2'],
  ['$request.path.orderId', 'a/b'],
  ['$request.body#/sku', 'tea'],
  ['$response.body#/id', 7],
  ['$response.body#/lines/0/~0', 'tilde'],
  ['$response.body#/lines/0/a~1b', 'slash'],
] as const)('%s is %j', ([text, expected]) => {
  expect(value(text)).toBe(expected);
});

test.for(['$response.body#/nowhere', '$response.body#/id/deeper', '$response.header.etag', '$request.path.other'])(
  '%s is not there, and nothing is made up',
  (text) => {
    expect(value(text)).toBeUndefined();
  },
);

test('a body that is no JSON is itself, and holds nothing', () => {
  expect(value('$response.body', { body: 'plain' })).toBe('plain');
  expect(value('$response.body#/id', { body: 'plain' })).toBeUndefined();
});

test('whatever keys a body has, its pointer finds the value', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.integer(), (outer, inner, found) => {
      const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');
      const body = JSON.stringify({ [outer]: { [inner]: found } });
      const pointer = `/${escaped(outer)}/${escaped(inner)}`;
      const expression = { kind: 'body', of: 'response', pointer } as const;
      expect(evaluate(expression, { ...exchange, answer: { ...exchange.answer, body } })).toBe(found);
    }),
  );
});
