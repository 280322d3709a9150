import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { ForeignTask } from '../../../../src/load/document/samples/foreign-task.ts';
import { foreignValue } from '../../../../src/load/document/samples/foreign-value.ts';

const libraries: readonly ForeignTask['library'][] = ['json-schema-faker', 'openapi-sampler'];
const schema = {
  type: 'object',
  required: ['list'],
  properties: { list: { type: 'array', items: { type: 'integer' } } },
};

describe.for(libraries)('%s', (library) => {
  test('makes a value in its own thread, the same for the same seed', () => {
    const task = { library, schema, seed: 3, filled: true };
    expect(foreignValue(task)).toEqual({ list: expect.arrayContaining([expect.any(Number)]) });
    expect(foreignValue(task)).toEqual(foreignValue(task));
  });

  test('a schema that blows the stack gives nothing, and the next one gives a value', () => {
    let deep: object = { type: 'string' };
    for (let depth = 0; depth < 20_000; depth += 1) deep = { type: 'array', minItems: 1, items: deep };
    expect(foreignValue({ library, schema: { ...deep }, seed: 1, filled: true })).toBeUndefined();
    expect(foreignValue({ library, schema, seed: 1, filled: true })).toBeDefined();
  });
});

test('a value that takes for ever gives nothing, and the thread is replaced', () => {
  const schemas = new URL('../../../../src/load/document/samples/foreign-value.ts', import.meta.url).href;
  const program = `
    const { foreignValue } = await import('${schemas}');
    const ask = (schema) => foreignValue({ library: 'json-schema-faker', schema, seed: 1, filled: false }, 2_000);
    // Twelve lists in one another, each of a hundred items.
    let endless = { type: 'string' };
    for (let depth = 0; depth < 12; depth += 1) endless = { type: 'array', minItems: 100, maxItems: 100, items: endless };
    console.log(JSON.stringify([ask(endless) ?? null, ask({ const: 'next' }) ?? null]));`;
  // A process of its own also shows that a waiting thread keeps none alive.
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
  expect(JSON.parse(printed)).toEqual([null, 'next']);
});
