import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptsOf } from '../../../src/load/document/accepts.ts';
import type { Schema } from '../../../src/load/document/normalise.ts';

const scalar = fc.constantFrom<unknown>(0, 1, 2, 3.5, -1, 'a', 'b', 'ab', '2030-01-01', '', '😀', true, false, null);
const names = ['a', 'b', 'x-c'] as const;

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names, 'd'), tie('value'), { maxKeys: 3 }),
  ),
}));

const count = fc.integer({ min: 0, max: 3 });
const rare = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 5 });

const { schema } = fc.letrec((tie) => {
  const sub = tie('schema');
  const subs = fc.array(sub, { minLength: 1, maxLength: 3 });
  const byName = fc.dictionary(fc.constantFrom(...names), sub, { maxKeys: 3 });
  return {
    schema: fc.oneof(
      { maxDepth: 2 },
      fc.boolean(),
      fc.constantFrom({ $ref: '#/$defs/s1' }, { $ref: '#/$defs/s2' }),
      fc
        .record({
          type: rare(
            fc.oneof(
              fc.constantFrom('object', 'array', 'string', 'integer', 'number', 'boolean', 'null'),
              fc.uniqueArray(fc.constantFrom('object', 'string', 'null'), { minLength: 1 }),
            ),
          ),
          enum: rare(fc.array(value, { minLength: 1, maxLength: 3 })),
          const: rare(value),
          minimum: rare(count),
          exclusiveMaximum: rare(count),
          multipleOf: rare(fc.constantFrom(0.5, 2, 3)),
          minLength: rare(count),
          maxLength: rare(count),
          pattern: rare(fc.constantFrom('^a', 'b$', '[\\w-.]')),
          format: rare(fc.constantFrom('date', 'uuid', 'int32', 'unknown')),
          minItems: rare(count),
          maxItems: rare(count),
          uniqueItems: rare(fc.boolean()),
          items: rare(sub),
          contains: rare(sub),
          minProperties: rare(count),
          maxProperties: rare(count),
          required: rare(fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 })),
          properties: rare(byName),
          patternProperties: rare(fc.dictionary(fc.constantFrom('^x-', 'a'), sub, { maxKeys: 2 })),
          additionalProperties: rare(sub),
          propertyNames: rare(sub),
        })
        .chain((own) =>
          fc
            .record({
              allOf: rare(subs),
              anyOf: rare(subs),
              oneOf: rare(subs),
              not: rare(sub),
              ...Object.fromEntries(['if', 'then', 'else'].map((keyword) => [keyword, rare(sub)])),
              dependentSchemas: rare(byName),
              unevaluatedProperties: rare(sub),
              prefixItems: rare(subs),
              $ref: rare(fc.constantFrom('#/$defs/s1', '#/$defs/s2')),
            })
            .map((more) => ({ ...own, ...more })),
        ),
    ),
  };
});

/** What is written down of a schema: a keyword without a value is none. */
function written(schemas: readonly unknown[]): Record<string, Schema> {
  return JSON.parse(JSON.stringify(Object.fromEntries(schemas.map((one, index) => [`s${index}`, one]))));
}

const options = {
  strict: false,
  validateSchema: false,
  logger: false,
  inlineRefs: false,
  unicodeRegExp: false,
} as const;

/** Ajv's own answer; `undefined` where it fails on the schema itself. */
function judgeOf($defs: Record<string, Schema>, modern: boolean): (judged: unknown) => boolean | undefined {
  const ajv = modern ? new Ajv2020(options) : new Ajv(options);
  formats.default(ajv);
  ajv.addSchema({ $defs }, 'law');
  return (judged) => {
    try {
      return ajv.getSchema('law#/$defs/s0')?.(judged) === true;
    } catch {
      return undefined;
    }
  };
}

describe.for([
  ['before 2020-12', false],
  ['2020-12', true],
] as const)('JSON Schema %s', ([, modern]) => {
  test('whatever can be told by reading a schema, Ajv says the same', () => {
    let told = 0;
    const property = fc.property(
      schema,
      schema,
      schema,
      fc.array(value, { minLength: 1, maxLength: 4 }),
      (...drawn) => {
        const [first, second, third, values] = drawn;
        const $defs = written([first, second, third]);
        const accepts = acceptsOf($defs, { modern });
        const judge = judgeOf($defs, modern);
        for (const judged of values) {
          const said = accepts('s0', judged);
          const expected = judge(judged);
          // Ajv goes through circles that reading does not get to, because another keyword said no before.
          if (said === undefined || expected === undefined) continue;
          told += 1;
          expect(said, JSON.stringify({ $defs, judged })).toBe(expected);
        }
      },
    );
    fc.assert(property, { numRuns: 120, seed: 42 });
    expect(told).toBeGreaterThan(120);
  });
});

test.for<[string, Record<string, Schema>, unknown]>([
  ['a definition that is missing', { s0: { $ref: '#/$defs/gone' } }, 1],
  ['a circle without a step into the value', { s0: { allOf: [{ $ref: '#/$defs/s0' }] } }, 1],
  ['a pattern that JavaScript cannot read', { s0: { pattern: '(?i)a' } }, 'a'],
])('%s is left to Ajv', ([, $defs, judged]) => {
  expect(acceptsOf($defs, { modern: true })('s0', judged)).toBeUndefined();
});

test('a circle that the value ends is read', () => {
  const accepts = acceptsOf(
    { s0: { type: 'object', properties: { next: { $ref: '#/$defs/s0' } } } },
    { modern: false },
  );
  expect(accepts('s0', { next: { next: {} } })).toBe(true);
  expect(accepts('s0', { next: { next: 1 } })).toBe(false);
});
