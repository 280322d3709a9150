import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shapeOf } from '../../src/judge/shape.ts';

function json(value: unknown): Parameters<typeof shapeOf>[0] {
  return {
    kind: 'response',
    status: 403,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
    truncated: false,
  };
}

function text(body: string): Parameters<typeof shapeOf>[0] {
  return { kind: 'response', status: 403, headers: { 'content-type': 'text/plain' }, body, truncated: false };
}

test('ids and times do not make two answers differ', () => {
  expect(shapeOf(json({ error: 'forbidden', requestId: 'a1', at: 1 }))).toBe(
    shapeOf(json({ error: 'forbidden', requestId: 'b2', at: 2 })),
  );
  expect(shapeOf(text('denied, request 17'))).toBe(shapeOf(text('denied, request 18')));
});

test('an error code does', () => {
  expect(shapeOf(json({ error: 'invalid_token' }))).not.toBe(shapeOf(json({ error: 'forbidden' })));
});

test('further members do', () => {
  expect(shapeOf(json({ error: 'forbidden' }))).not.toBe(
    shapeOf(json({ error: 'forbidden', permissions: ['CREATE'] })),
  );
});

test('a credential that is echoed does not', () => {
  expect(shapeOf(text('no access for $EDITOR_TOKEN'))).toBe(shapeOf(text('no access for $UNKNOWN_TOKEN')));
});

test('the order of members does not', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 5 }), (members) => {
      const turned = Object.fromEntries(Object.entries(members).toReversed());
      expect(shapeOf(json(turned))).toBe(shapeOf(json(members)));
    }),
  );
});
