import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadDocument } from '../../../src/load/document/load-document.ts';
import { rawDocument } from '../../../src/load/document/raw-document.ts';
import type { Dialect } from '../../../src/load/document/dialect.ts';
import { addedKey, schemasOf } from '../../../src/load/document/schemas.ts';
import { sampleSources } from '../../../src/load/document/samples/sample-sources.ts';
import { writeFiles } from './write-files.ts';

const components = {
  Node: {
    type: 'object',
    required: ['child'],
    properties: { child: { anyOf: [{ $ref: '#/components/schemas/Node' }, { type: 'string' }] } },
  },
  Loop: { type: 'object', required: ['again'], properties: { again: { $ref: '#/components/schemas/Loop' } } },
  Alias: { $ref: '#/components/schemas/Alias' },
};

function prepared(schema: object, dialect: Dialect = '3.0') {
  const document = rawDocument('test.yaml', { components: { schemas: components } }, dialect);
  const key = addedKey(document, { ...schema });
  if (key === undefined) throw new Error('no key');
  const schemas = schemasOf(document);
  return {
    check: (value: unknown, direction: 'request' | 'response' = 'request') => schemas.check(key, value, direction),
    sample: (seed = 1, examples: readonly unknown[] = []) =>
      schemas.sample(key, { seed, direction: 'request', examples }),
  };
}

const awkward: Readonly<Record<string, object>> = {
  'a pattern': { type: 'string', pattern: '^[A-Z]{3}-\\d{4}$' },
  'a pattern and a length': { type: 'string', pattern: '^[a-z]+$', minLength: 12, maxLength: 14 },
  'an exclusive flag': { type: 'integer', minimum: 5, exclusiveMinimum: true, multipleOf: 3 },
  'narrow limits': { type: 'number', minimum: 0.2, maximum: 0.4 },
  'unique items': { type: 'array', minItems: 3, uniqueItems: true, items: { type: 'string', format: 'email' } },
  'composed requirements': {
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'integer' } },
    anyOf: [{ required: ['a'] }, { required: ['b'] }],
  },
  'overlapping branches': {
    oneOf: [
      { type: 'object' },
      { type: 'object', required: ['kind'], properties: { kind: { enum: ['x'] } } },
      { type: 'string', minLength: 2 },
    ],
  },
  'a merged composition': {
    allOf: [
      { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
      { required: ['b'], properties: { b: { type: 'boolean' } } },
    ],
  },
  recursion: { $ref: '#/components/schemas/Node' },
  'properties by number': { type: 'object', minProperties: 2, additionalProperties: { type: 'integer' } },
  'an unquoted enum': { type: 'string', enum: [1, true] },
  'nullable without type': { nullable: true, enum: ['a'] },
};

describe('samples', () => {
  test.for(Object.entries(awkward))('%s: the schema accepts its own sample', ([, schema]) => {
    const { sample, check } = prepared(schema);
    const made = sample();
    expect(made).toBeDefined();
    expect(check(made?.value)).toEqual([]);
  });

  test.for(Object.entries(sampleSources))('%s: the same seed gives the same candidates', ([, source]) => {
    const root = {
      $defs: { s0: { type: 'object', required: ['a'], properties: { a: { type: 'string', pattern: '^x+y$' } } } },
    };
    const request = {
      definitions: { root, name: () => 's0' },
      name: 's0',
      seed: 7,
      filled: false,
      examples: [{ a: 'xy' }],
    };
    const first = JSON.stringify([...source.candidates(request)]);
    expect(first).not.toBe('[]');
    expect(JSON.stringify([...source.candidates(request)])).toBe(first);
  });

  test('an example that breaks its schema is not taken', () => {
    const { sample } = prepared({ type: 'object', required: ['n'], properties: { n: { type: 'integer' } } });
    expect(sample(1, [{ n: 'one' }])).toEqual({ value: { n: 1 }, source: 'minimal' });
    expect(sample(1, [{ n: 'one' }, { n: 2 }])).toEqual({ value: { n: 2 }, source: 'example' });
  });

  test('a schema that no value satisfies ends without a sample', () => {
    expect(prepared({ $ref: '#/components/schemas/Loop' }).sample()).toBeUndefined();
  });

  test('a reference to itself counts as absent', () => {
    expect(prepared({ $ref: '#/components/schemas/Alias' }).check('anything')).toEqual([]);
  });

  test('whatever the schema, a sample is accepted and comes again', () => {
    const leaf = fc.oneof(
      fc.record({
        type: fc.constant('integer'),
        minimum: fc.integer({ min: -50, max: 50 }),
        multipleOf: fc.integer({ min: 1, max: 9 }),
      }),
      fc.record({
        type: fc.constant('string'),
        minLength: fc.nat(30),
        format: fc.constantFrom('uuid', 'date', 'date-time', 'email', 'uri', 'byte', 'unknown'),
      }),
      fc.record({ type: fc.constant('boolean'), nullable: fc.boolean() }),
      fc.record({ enum: fc.array(fc.oneof(fc.integer(), fc.string()), { minLength: 1 }) }),
    );
    const { schema } = fc.letrec((tie) => ({
      schema: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        leaf,
        fc.record({ type: fc.constant('array'), minItems: fc.nat(3), items: tie('schema') }),
        fc
          .dictionary(fc.string({ maxLength: 5 }), tie('schema'), { maxKeys: 4 })
          .map((properties) => ({ type: 'object', properties, required: Object.keys(properties) })),
        fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
      ),
    }));
    fc.assert(
      fc.property(schema, fc.nat(), (written, seed) => {
        const { sample, check } = prepared({ allOf: [written] });
        const made = sample(seed);
        // A format and a minimum length can exclude each other; then there is none.
        if (made === undefined) return;
        expect(check(made.value)).toEqual([]);
        expect(prepared({ allOf: [written] }).sample(seed)).toEqual(made);
      }),
      { numRuns: 60, seed: 42 },
    );
  });
});

describe('checks', () => {
  test('read-only properties are not asked of requests, write-only ones not of responses', () => {
    const { check } = prepared({
      type: 'object',
      required: ['id', 'secret', 'name'],
      properties: {
        id: { type: 'string', readOnly: true },
        secret: { type: 'string', writeOnly: true },
        name: { type: 'string' },
      },
    });
    expect(check({ secret: 's', name: 'n' }, 'request')).toEqual([]);
    expect(check({ id: 'i', name: 'n' }, 'request')).toHaveLength(1);
    expect(check({ id: 'i', name: 'n' }, 'response')).toEqual([]);
    expect(check({ secret: 's', name: 'n' }, 'response')).toHaveLength(1);
  });

  test('a problem names its place and what was expected', () => {
    const { check } = prepared({
      type: 'object',
      properties: { state: { enum: ['open', 'closed'] } },
      additionalProperties: false,
    });
    expect(check({ state: 'ajar' })).toEqual(['/state must be equal to one of the allowed values: open, closed']);
    expect(check({ extra: 1 })).toEqual(['the body must NOT have additional properties: extra']);
  });

  test.for<[string, object, readonly unknown[], readonly unknown[]]>([
    ['nullable with a type', { type: 'string', nullable: true }, ['a', null], [1]],
    ['nullable with an enum', { type: 'string', nullable: true, enum: ['a'] }, ['a', null], ['b']],
    ['nullable with a composition', { nullable: true, allOf: [{ type: 'object' }] }, [{}, null], ['a']],
    ['nullable: false', { nullable: false, type: 'string' }, ['a'], [null]],
    ['exclusive flags', { type: 'number', maximum: 5, exclusiveMaximum: true }, [4.9], [5]],
    [
      'a property called example',
      { properties: { example: { type: 'integer' } }, required: ['example'] },
      [{ example: 1 }],
      [{ example: 'a' }, {}],
    ],
    [
      'a property called id',
      { properties: { id: { type: 'integer' } }, example: { id: 'trap' }, id: 'trap' },
      [{ id: 1 }],
      [{ id: 'a' }],
    ],
    ['a pattern without Unicode semantics', { type: 'string', pattern: '^[\\w-.]+$' }, ['a-b.c'], ['a b']],
    ['a pattern that JavaScript cannot read', { type: 'string', pattern: '(?i)abc' }, ['anything'], [1]],
    ['required in place of a list', { type: 'object', required: true }, [{}], [1]],
    ['an unknown type', { type: 'any' }, [1, 'a'], []],
  ])('%s', ([, schema, accepted, refused]) => {
    const { check } = prepared(schema);
    expect(accepted.map((value) => check(value))).toEqual(accepted.map(() => []));
    for (const value of refused) expect(check(value)[0]).toMatch(/ must /);
  });

  test('siblings of a reference count in OpenAPI 3.1 and not before', () => {
    const schema = { $ref: '#/components/schemas/Node', maxProperties: 0 };
    expect(prepared(schema, '3.0').check({ child: 'a' })).toEqual([]);
    expect(prepared(schema, '3.1').check({ child: 'a' })).toHaveLength(1);
  });

  test('a schema nested deeper than the stack is unusable and nothing worse', () => {
    let schema: object = { type: 'string' };
    for (let depth = 0; depth < 3_000; depth += 1) schema = { type: 'array', items: schema };
    expect(prepared(schema).check([])).toBe('unusable-schema');
    expect(prepared(schema).sample()).toBeUndefined();
  });
});

test('a schema shows its properties with their references followed', async () => {
  const document = await loadDocument(
    await writeFiles({
      's.yaml': `openapi: 3.0.0
info: { title: S, version: '1' }
paths: { /a: { post: { requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { file: { $ref: '#/components/schemas/File' } } } } } } } } }
components: { schemas: { File: { type: string, format: binary } } }
`,
    }),
  );
  const key = document.operations[0]?.bodies[0]?.schema;
  expect(key && document.schemas.shape(key)).toEqual({
    type: 'object',
    properties: { file: { type: 'string', format: 'binary' } },
  });
});
