import { describe, expect, test } from 'vitest';
import type { RequestDeclaration } from '../../src/model/contract.ts';
import type { Operation, Parameter } from '../../src/model/operation.ts';
import type { SchemaKey, Schemas } from '../../src/model/schemas.ts';
import { recipeOf } from '../../src/plan/recipe.ts';
import { writeRequest } from '../../src/plan/write-request.ts';
import { requestContract } from './request-contract.ts';
import { aFill } from './a-fill.ts';

const keys: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '/integer': { type: 'integer' },
  '/uuid': { type: 'string', format: 'uuid' },
  '/text': { type: 'string' },
  '/one': { type: 'string', enum: ['only'] },
  '/impossible': { type: 'string' },
  '/object': { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
};
const values: Readonly<Record<string, unknown>> = {
  '/integer': 1,
  '/uuid': '00000000-0000-4000-8000-000000000001',
  '/text': 'text',
  '/one': 'only',
  '/object': { file: 'x', name: 'n' },
};

const schemas: Schemas = {
  check: () => [],
  sample: (key, { examples = [] }) => {
    if (examples.length > 0) return { value: examples[0], source: 'example' };
    return key in values ? { value: values[key], source: 'minimal' } : undefined;
  },
  shape: (key) => keys[key] ?? {},
};

const isKey = (pointer: string): pointer is SchemaKey => pointer in keys;

function schemaKey(name: string): SchemaKey {
  const pointer = `/${name}`;
  if (!isKey(pointer)) throw new Error(`no schema ${name}`);
  return pointer;
}

function parameter(place: Parameter['in'], name: string, change: Partial<Parameter> = {}): Parameter {
  return { name, in: place, required: true, schema: undefined, examples: [], declared: true, ...change };
}

function operation(change: Partial<Operation> = {}): Operation {
  const path = change.path ?? '/things';
  return {
    id: `POST /${path.slice(1)}`,
    method: 'POST',
    path,
    operationId: undefined,
    tags: [],
    place: { file: 'a.yaml', pointer: '' },
    security: [],
    parameters: [],
    bodies: [],
    bodyRequired: false,
    responses: new Map(),
    extensions: {},
    ...change,
  };
}

function recipe(
  what: Partial<Operation>,
  declared: Partial<RequestDeclaration> = {},
  options: { caseName?: string; control?: boolean } = {},
) {
  const contract = requestContract(schemas, declared);
  const { caseName, ...rest } = options;
  return recipeOf(contract, operation(what), { caseName, seed: 1, ...rest });
}

function sent(...parameters: Parameters<typeof recipe>) {
  const made = recipe(...parameters);
  if ('code' in made) throw new Error(made.supply);
  let count = 0;
  return {
    ...made,
    ...writeRequest(
      made,
      aFill((prefix) => `${prefix}-${(count += 1)}`),
    ),
  };
}

const json = { type: 'application/json', schema: schemaKey('object'), examples: [] };

describe('parameters', () => {
  test('what nobody wrote is listed, and a generated path parameter is an invented resource', () => {
    const parameters = [
      parameter('path', 'orderId', { schema: schemaKey('uuid') }),
      parameter('query', 'limit', { schema: schemaKey('integer') }),
      parameter('query', 'optional', { required: false }),
      parameter('query', 'shown', { schema: schemaKey('text'), examples: ['from the document'] }),
      parameter('header', 'X-Only', { schema: schemaKey('one') }),
      parameter('cookie', 'session', { schema: schemaKey('text') }),
    ];
    const made = sent({ path: '/orders/{orderId}', parameters });
    expect(made.target).toBe('/orders/00000000-0000-4000-8000-000000000001?limit=1&shown=from%20the%20document');
    expect(made.headers).toEqual([
      ['accept', 'application/json'],
      ['X-Only', 'only'],
      ['cookie', 'session=session'],
    ]);
    expect(made.generated).toEqual(['path orderId', 'query limit', 'cookie session']);
    expect(made.invented).toBe(true);
  });

  test('given values are sent as given, encoded, optional ones too', () => {
    const parameters = [parameter('path', 'name'), parameter('query', 'tag', { required: false })];
    const made = sent({ path: '/a/{name}', parameters }, { parameters: { name: 'a/b?c{d}', tag: ['x', 'y&z'] } });
    expect(made.target).toBe('/a/a%2Fb%3Fc%7Bd%7D?tag=x&tag=y%26z');
    expect([made.generated, made.invented]).toEqual([[], false]);
  });

  test('headers that the credential and the body bring are left out', () => {
    const made = sent({
      parameters: ['Authorization', 'ACCEPT', 'content-type', 'Content-Length'].map((name) =>
        parameter('header', name),
      ),
    });
    expect(made.headers.map(([name]) => name)).toEqual(['accept']);
  });

  test.for([
    ['/#X-Amz-Target=A.B', '/%23X-Amz-Target=A.B'],
    ['/v1/a:cancel', '/v1/a:cancel'],
    ['//double', '//double'],
    ['/å b', '/%C3%A5%20b'],
    ['/a%20b', '/a%20b'],
  ])('the path %s is sent as %s', ([path, target]) => {
    expect(sent({ path: path ?? '' }).target).toBe(target);
  });

  test('a query goes behind the one that the template has', () => {
    expect(sent({ path: '/a?action=b', parameters: [parameter('query', 'c')] }).target).toBe('/a?action=b&c=c');
  });

  test.for<[string, Partial<Operation>]>([
    [
      'a value cannot be made',
      { path: '/{id}', parameters: [parameter('path', 'id', { schema: schemaKey('impossible') })] },
    ],
    ['a brace belongs to no parameter', { path: '/a/{id' }],
  ])('a placeholder is never sent where %s', ([, what]) => {
    expect(recipe(what)).toMatchObject({ code: 'unfilled-placeholder' });
  });
});

describe('bodies', () => {
  test('JSON is preferred, then form fields, then parts', () => {
    const types = ['text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded', 'application/json'];
    for (const [index, expected] of types.entries()) {
      const bodies = types.slice(0, index + 1).map((type) => Object.assign({}, json, { type }));
      expect(sent({ bodies }).headers.at(-1)?.[1].split(';')[0]).toBe(expected);
    }
  });

  test('the user wins over the example, the example over a sample', () => {
    const example = { ...json, examples: [{ from: 'example' }] };
    expect(sent({ bodies: [json] })).toMatchObject({ body: '{"file":"x","name":"n"}', generated: ['body'] });
    expect(sent({ bodies: [example] })).toMatchObject({ body: '{"from":"example"}', generated: [] });
    expect(sent({ bodies: [example] }, { body: { from: 'user' } })).toMatchObject({
      body: '{"from":"user"}',
      generated: [],
    });
  });

  test('a body is written as the content type of its own headers says, documented or not', () => {
    const typed = (name: string, type: string) => sent({}, { body: { name: 'a b' }, headers: { [name]: type } }).body;
    expect(typed('Content-Type', 'application/x-www-form-urlencoded')).toBe('name=a+b');
    expect(typed('content-type', 'multipart/form-data')).toBe('{"name":"a b"}');
  });

  test('a case is merged into the body, RFC 7396', () => {
    const made = sent(
      {},
      {
        body: { model: 'small', keep: { a: 1 }, drop: 1 },
        cases: { large: { model: 'large', keep: { b: 2 }, drop: null } },
      },
      { caseName: 'large' },
    );
    expect(made.id).toBe('POST /things large');
    expect(JSON.parse(String(made.body))).toEqual({ model: 'large', keep: { a: 1, b: 2 } });
  });

  test('the harmless body stands in where it is asked for', () => {
    const declared = { body: { enabled: true }, control: { enabled: false } };
    expect(sent({}, declared).body).toBe('{"enabled":true}');
    expect(sent({}, declared, { control: true }).body).toBe('{"enabled":false}');
  });

  test('a body that cannot be made is not sent where it is required, and left out where it is not', () => {
    const bodies = [{ ...json, schema: schemaKey('impossible') }];
    expect(recipe({ bodies, bodyRequired: true })).toMatchObject({
      code: 'no-body',
      supply: expect.stringContaining('POST /things'),
    });
    expect(sent({ bodies }).body).toBeUndefined();
  });

  test('binary properties of a multipart body are files', () => {
    const { body } = sent({ bodies: [{ ...json, type: 'multipart/form-data' }] });
    expect(Buffer.from(body ?? '').toString()).toMatch(/name="file"; filename="file.bin"/);
    expect(Buffer.from(body ?? '').toString()).toMatch(/name="name"\r\n\r\nn\r\n/);
  });

  test('documented response types are accepted besides JSON', () => {
    const responses = new Map([['200', [{ type: 'application/pdf', schema: undefined, examples: [] }]]]);
    expect(sent({ responses }).headers[0]).toEqual(['accept', 'application/json, application/pdf']);
  });
});

test('unique values are made anew at each sending, wherever they stand', () => {
  const made = recipe(
    {
      path: '/a/{name}',
      parameters: [parameter('path', 'name'), parameter('query', 'q'), parameter('header', 'X-Id')],
    },
    {
      parameters: { name: { unique: 'n/1' }, q: [{ unique: 'q' }], 'X-Id': { unique: 'h' } },
      body: { list: [{ unique: 'b' }], kept: { unique: 'x', more: 1 } },
    },
  );
  if ('code' in made) throw new Error(made.supply);
  let count = 0;
  const write = () =>
    writeRequest(
      made,
      aFill((prefix) => `${prefix}-${(count += 1)}`),
    );
  const [first, second] = [write(), write()];
  expect(first.target).toBe('/a/n%2F1-1?q=q-2');
  expect(first.headers).toContainEqual(['X-Id', 'h-3']);
  expect(first.body).toBe('{"list":["b-4"],"kept":{"unique":"x","more":1}}');
  expect(second.target).toBe('/a/n%2F1-5?q=q-6');
});
