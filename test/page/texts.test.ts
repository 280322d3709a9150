import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyText } from '../../src/page/data/body-text.ts';
import { cellText } from '../../src/page/data/cell-text.ts';
import { headerRows } from '../../src/page/data/header-rows.ts';
import { shown } from '../../src/page/data/shown.ts';

test('no character is left that has no look of its own or turns what stands beside it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(shown(text).replaceAll(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
  expect(shown('a\u202Eb\0')).toBe('a\\u{202e}b\\u{0}');
});

test('no cell of a table begins as a formula does', () => {
  const text = fc.tuple(
    fc.constantFrom('', ' ', '\t', '\r\n', '\u00A0', '\u200B'),
    fc.constantFrom(...'=+-@＝＋－＠a'.split('')),
    fc.string(),
  );
  fc.assert(
    fc.property(text, (parts) => {
      expect(cellText(parts.join(''))).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
    }),
  );
  expect(cellText('POST /a=b')).toBe('POST /a=b');
});

test('JSON is shown in lines, everything else as it is, and what is very long is cut', () => {
  expect(bodyText('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(bodyText('{"a":')).toBe('{"a":');
  expect(bodyText('a=1&b=2')).toBe('a=1&b=2');
  expect(bodyText('x'.repeat(30_000))).toMatch(/^x{20000}\n… and 10000 more characters$/);
});

test('headers that carry the id of the request stand last', () => {
  const headers = [
    ['X-Request-Id', '1'],
    ['accept', 'a'],
    ['traceparent', '00'],
    ['x', 'y'],
  ] as const;
  expect(headerRows(headers)).toEqual(['accept: a', 'x: y', 'X-Request-Id: 1', 'traceparent: 00']);
});
