import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ParameterStyle, parameterStyles } from '../../src/model/parameter-style.ts';
import { cookieText, headerText, pathText, queryText } from '../../src/plan/parameter-text.ts';
import { fillMarkers } from '../../src/plan/markers.ts';
import { aFill } from './a-fill.ts';

const values = { empty: '', string: 'blue', array: ['blue', 'black', 'brown'], object: { R: 100, G: 200, B: 150 } };

type Expected = readonly [empty: string | null, string: string | null, array: string | null, object: string | null];

const write = { path: pathText, query: queryText, header: headerText, cookie: cookieText };

function color(style: ParameterStyle['style'], explode: boolean, more: Partial<ParameterStyle> = {}) {
  return { name: 'color', style: { style, explode, allowReserved: false, ...more } };
}

/** OpenAPI 3.1.1 §4.8.12.6, "Style Examples"; null stands for n/a. */
const styleExamples: readonly (readonly [keyof typeof write, ParameterStyle['style'], boolean, Expected])[] = [
  ['path', 'matrix', false, [';color', ';color=blue', ';color=blue,black,brown', ';color=R,100,G,200,B,150']],
  ['path', 'matrix', true, [';color', ';color=blue', ';color=blue;color=black;color=brown', ';R=100;G=200;B=150']],
  ['path', 'label', false, ['.', '.blue', '.blue,black,brown', '.R,100,G,200,B,150']],
  ['path', 'label', true, ['.', '.blue', '.blue.black.brown', '.R=100.G=200.B=150']],
  ['path', 'simple', false, ['', 'blue', 'blue,black,brown', 'R,100,G,200,B,150']],
  ['path', 'simple', true, ['', 'blue', 'blue,black,brown', 'R=100,G=200,B=150']],
  ['header', 'simple', false, ['', 'blue', 'blue,black,brown', 'R,100,G,200,B,150']],
  ['header', 'simple', true, ['', 'blue', 'blue,black,brown', 'R=100,G=200,B=150']],
  ['query', 'form', false, ['color=', 'color=blue', 'color=blue,black,brown', 'color=R,100,G,200,B,150']],
  ['query', 'form', true, ['color=', 'color=blue', 'color=blue&color=black&color=brown', 'R=100&G=200&B=150']],
  ['cookie', 'form', false, ['color=', 'color=blue', 'color=blue,black,brown', 'color=R,100,G,200,B,150']],
  ['query', 'spaceDelimited', false, [null, null, 'color=blue%20black%20brown', 'color=R%20100%20G%20200%20B%20150']],
  ['query', 'pipeDelimited', false, [null, null, 'color=blue%7Cblack%7Cbrown', 'color=R%7C100%7CG%7C200%7CB%7C150']],
  ['query', 'deepObject', true, [null, null, null, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150']],
];

test.for(styleExamples)(
  '%s %s explode=%s is written as the specification shows',
  ([place, style, explode, expected]) => {
    const written = Object.values(values).map((value) => write[place](color(style, explode), value));
    expect(written.map((text, index) => (expected[index] === null ? null : text))).toEqual(expected);
  },
);

test.for([
  [['a b', 'c'], 'color=a%20b,c'],
  ['a/b?c&d', 'color=a%2Fb%3Fc%26d'],
  ['é', 'color=%C3%A9'],
] as const)('what would mean something in a query is encoded: %j', ([value, text]) => {
  expect(queryText(color('form', false), value)).toBe(text);
});

test('reserved characters stay where the document allows them, but for those that separate', () => {
  expect(queryText(color('form', true, { allowReserved: true }), 'a/b?c:d,e&f=g#h+i')).toBe(
    'color=a/b?c:d,e%26f%3Dg%23h%2Bi',
  );
});

test('exploded cookies are several cookies', () => {
  expect(cookieText(color('form', true), values.array)).toBe('color=blue; color=black; color=brown');
});

test('tabs of OpenAPI 2.0 are encoded', () => {
  expect(queryText(color('tabDelimited', false), values.array)).toBe('color=blue%09black%09brown');
});

test('what stands deeper than the specification goes is written with brackets', () => {
  expect(queryText(color('deepObject', true), { a: { b: ['x', 'y'] } })).toBe(
    'color%5Ba%5D%5Bb%5D%5B0%5D=x&color%5Ba%5D%5Bb%5D%5B1%5D=y',
  );
});

test('a parameter with a content type is written in it', () => {
  const parameter = color('form', true, { content: 'application/json' });
  expect(queryText(parameter, { a: [1] })).toBe(`color=${encodeURIComponent('{"a":[1]}')}`);
  expect(headerText({ ...parameter, style: { ...parameter.style, style: 'simple' } }, { a: 1 })).toBe('{"a":1}');
});

describe.for(parameterStyles)('%s', (style) => {
  test('no value can leave its place in the request', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.boolean(), fc.boolean(), (value, explode, allowReserved) => {
        const parameter = color(style, explode, { allowReserved });
        const query = new URLSearchParams(queryText(parameter, value));
        expect(queryText(parameter, value)).toMatch(/^[\x21-\x7e]*$/);
        expect(queryText(parameter, value)).not.toMatch(/[#{}]/);
        expect([...query.keys()].every((name) => name.startsWith('color') || explode)).toBe(true);
        expect(pathText(color(style, explode), value)).toMatch(/^[^/?#{}\s]*$/);
        expect(
          cookieText(parameter, value)
            .split('; ')
            .every((cookie) => !/[;\s]/.test(cookie)),
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('a unique value gets its place, and is made when it is sent', () => {
    for (const value of [{ unique: 'a/b' }, [{ unique: 'a/b' }], { key: { unique: 'a/b' } }]) {
      expect(
        fillMarkers(
          queryText(color(style, true), value),
          aFill((prefix) => `${prefix}7`),
        ),
      ).toContain('a%2Fb7');
      expect(queryText(color(style, true, { content: 'application/json' }), value)).toContain('{unique:a%2Fb}');
    }
  });
});
