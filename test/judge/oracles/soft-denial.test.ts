import { expect, test } from 'vitest';
import { softDenial } from '../../../src/judge/oracles/soft-denial.ts';
import { refusals } from './refusals.ts';

test('a soft denial says which status came and how it shows', () => {
  const made = refusals([
    { status: 200, notes: ['soft-denial'] },
    { status: 201, notes: ['html-for-json'] },
  ]);
  expect([...softDenial.look(made)].map(({ evidence }) => evidence)).toEqual([
    '200 with the body of an error',
    '201 with an HTML page where the document promises JSON',
  ]);
});
