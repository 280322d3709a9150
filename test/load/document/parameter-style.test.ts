import { expect, test } from 'vitest';
import { parameterStyle } from '../../../src/load/document/parameter-style.ts';

test.for([
  ['path', 'simple', false],
  ['header', 'simple', false],
  ['query', 'form', true],
  ['cookie', 'form', true],
] as const)('a %s parameter that says nothing is %s, explode %s', ([place, style, explode]) => {
  expect(parameterStyle({}, place, '3.0')).toEqual({ style, explode, allowReserved: false });
});

test('what is not exploded by default is exploded where the document says so', () => {
  expect(parameterStyle({ style: 'deepObject', explode: true, allowReserved: true }, 'query', '3.1')).toEqual({
    style: 'deepObject',
    explode: true,
    allowReserved: true,
  });
  expect(parameterStyle({ style: 'pipeDelimited' }, 'query', '3.1')).toMatchObject({ explode: false });
  expect(parameterStyle({ style: 'form', explode: false }, 'query', '3.1')).toMatchObject({ explode: false });
});

test('an unknown style counts as the usual one', () => {
  expect(parameterStyle({ style: 'odd' }, 'header', '3.0')).toMatchObject({ style: 'simple' });
});

test('a parameter with content names its type', () => {
  expect(parameterStyle({ content: { 'application/json': {} } }, 'query', '3.0')).toMatchObject({
    content: 'application/json',
  });
});

test.for([
  [undefined, 'form', false],
  ['csv', 'form', false],
  ['multi', 'form', true],
  ['ssv', 'spaceDelimited', false],
  ['tsv', 'tabDelimited', false],
  ['pipes', 'pipeDelimited', false],
] as const)('collectionFormat %s of OpenAPI 2.0 is %s, explode %s', ([collectionFormat, style, explode]) => {
  expect(parameterStyle({ collectionFormat }, 'query', '2.0')).toEqual({ style, explode, allowReserved: false });
});
