import { describe, expect, test } from 'vitest';
import { documentSource } from '../../../src/load/document/document-source.ts';
import { parseText } from '../../../src/load/document/parse-text.ts';
import { sourceOf } from '../../../src/load/source.ts';

const text = `paths:
  /a:
    post:
      description: "one
    two
    three"
      example: { a: [1,
        2
      ]
      }
      tags: [x]
`;

test('lines in quotes and brackets that are indented too little are read as other tools read them', () => {
  expect(parseText('a.yaml', text)).toEqual({
    paths: { '/a': { post: { description: 'one two three', example: { a: [1, 2] }, tags: ['x'] } } },
  });
});

test('what comes after them keeps its line and column', () => {
  expect(documentSource('a.yaml', text).locate({ pointer: '/paths/~1a/post/tags/0' })).toEqual({
    file: 'a.yaml',
    line: 11,
    column: 14,
  });
  expect(documentSource('a.yaml', text).locate({ pointer: '/paths/~1a/post/example/a/1' })).toEqual({
    file: 'a.yaml',
    line: 8,
    column: 9,
  });
});

test('of a key that stands twice the last one counts, and its line is said', () => {
  const lines: string[] = [];
  expect(parseText('a.yaml', 'a: 1\nb: 2\na: 3\n', (line) => lines.push(line))).toEqual({ a: 3, b: 2 });
  expect(lines).toEqual([expect.stringMatching(/^a\.yaml:3:\d+ this key stands a second time/)]);
});

/** Ten times ten times ten … */
const laughs = 'a: &a [1]\n'.concat(
  ...'bcdefghi'.split('').map(
    (name, at) =>
      `${name}: &${name} [${Array(10)
        .fill(`*${'abcdefgh'.charAt(at)}`)
        .join(', ')}]\n`,
  ),
);

test.for([
  ['a: &a { b: *a }', /^a\.yaml:1:1 an alias stands inside of what it stands for/],
  [laughs, /^a\.yaml:1:1 written out, its aliases/],
  ['a: *gone', /^a\.yaml:1:\d+ this is neither JSON nor YAML: unidentified alias/],
  ['a: 1\n---\nb: 2', /^a\.yaml:2:1 a second document begins here/],
  ['a: { b: [1,\r\t}', /^a\.yaml:\d+:\d+ this is neither JSON nor YAML/],
  ['['.repeat(5000), /^a\.yaml:1:\d+ this is neither JSON nor YAML: nesting exceeded/],
] as const)('refused with a place, and at once: %s', ([broken, message]) => {
  expect(() => parseText('a.yaml', broken)).toThrow(message);
});

describe('the quick map of places agrees with the slow one', () => {
  const documents = {
    block: 'a:\n  b: [1, "x", \'y\']\n  "c d":\n    - e: 1\n      f: 2\n    - g\nh: { i: { j: k } }\n',
    json: JSON.stringify({ a: { 'b/c': [1, { d: null }], '~': 'x' }, e: [] }, undefined, 2),
    tabs: JSON.stringify({ a: { b: [1] } }, undefined, '\t'),
    anchors: 'a: &x\n  b: 1\nc: *x\nd: [*x, 2]\n',
  };
  const pointers = [
    '',
    '/a',
    '/a/b',
    '/a/b/1',
    '/a/c d/0/f',
    '/a/c d/1',
    '/h/i/j',
    '/h/none',
    '/a/b~1c/1/d',
    '/a/~0',
    '/e',
    '/c',
    '/c/b',
    '/d/0/b',
    '/d/1',
  ];
  test.for(Object.entries(documents))('%s', ([, document]) => {
    const places = pointers.flatMap((pointer) => [{ pointer }, { pointer, on: 'key' as const }]);
    const slow = sourceOf('a', document);
    const quick = documentSource('a', document);
    expect(places.map((place) => ({ ...place, ...quick.locate(place) }))).toEqual(
      places.map((place) => ({ ...place, ...slow.locate(place) })),
    );
  });
});
