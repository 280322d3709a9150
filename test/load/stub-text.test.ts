import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { stubText } from '../../src/load/stub-text.ts';

test('comments stay on their line whatever a server says, and secrets are made anew', () => {
  const text = stubText(
    {
      fixtures: [],
      requests: [
        {
          operation: 'POST /users',
          body: {
            name: { unique: 'ann' },
            password: 'hunter22',
            file: new TextEncoder().encode('hello'),
            note: 'eyJhbGciOiJub25l.e30.',
          },
          comments: ['it was answered 400: a\n  POST /other: {}\u001B[31m\u2028b: \u0000'],
        },
      ],
      remarks: [['7 cells: x', 'requests:', '  POST /a:', '    dangerous: refusals']],
    },
    'A draft.',
  );
  expect(parse(text)).toEqual({
    rolecall: 1,
    requests: { 'POST /users': { body: { name: { unique: 'ann' }, password: { unique: 'password' }, file: 'hello' } } },
  });
  expect(text).not.toMatch(/hunter22|eyJhbGci/);
  for (const control of ['\0', '\u001B', '\u2028']) expect(text).not.toContain(control);
  expect(text).toMatch(/^#\s+POST \/a:$/m);
});

test('a file of remarks alone is a scenario file, too', () => {
  expect(parse(stubText({ fixtures: [], requests: [], remarks: [['1 cell: x']] }, 'A draft.'))).toEqual({
    rolecall: 1,
  });
});
