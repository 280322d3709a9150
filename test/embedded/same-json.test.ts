import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameJson } from '../../src/embedded/same-json.ts';

test('two JSON values are the same where node says that they are', () => {
  const few = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, 0, 1, '', 'a', true, false),
      fc.array(tie('value'), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'toString'), tie('value'), { maxKeys: 2 }),
    ),
  })).value;
  const equal = new Set<boolean>();
  fc.assert(
    fc.property(few, few, (left, right) => {
      equal.add(isDeepStrictEqual(plain(left), plain(right)));
      expect(sameJson(plain(left), plain(right))).toBe(isDeepStrictEqual(plain(left), plain(right)));
    }),
    { numRuns: 2_000 },
  );
  expect(equal.size).toBe(2);
});

test('any JSON value is the same as its copy', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(sameJson(JSON.parse(text), JSON.parse(text))).toBe(true);
    }),
  );
});

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
