import { describe, expect, test } from 'vitest';
import { dialectOf } from '../../../src/load/document/dialect.ts';
import { rawDocument } from '../../../src/load/document/raw-document.ts';
import { readOperations } from '../../../src/load/document/read-operations.ts';
import { schemasOf } from '../../../src/load/document/schemas.ts';
import { recipeOf } from '../../../src/plan/recipe.ts';
import { writeRequest } from '../../../src/plan/write-request.ts';
import { requestContract } from '../request-contract.ts';
import { aFill } from '../a-fill.ts';

/** What is sent to the only operation of a document. */
function sent(
  media: string,
  content: object,
  { body, components = {}, version = '3.0.3' }: { body?: unknown; components?: object; version?: string } = {},
) {
  const operation = { requestBody: { required: true, content: { [media]: content } } };
  return written({ openapi: version, paths: { '/a': { post: operation } }, components: { schemas: components } }, body);
}

function written(root: Readonly<Record<string, unknown>>, body?: unknown) {
  const document = rawDocument('api.yaml', root, dialectOf('api.yaml', root));
  const [operation] = readOperations(document, () => {});
  if (!operation) throw new Error('no operation');
  const contract = requestContract(schemasOf(document), body === undefined ? {} : { body });
  const recipe = recipeOf(contract, operation, { caseName: undefined, seed: 1 });
  if ('code' in recipe) throw new Error(recipe.supply);
  const request = writeRequest(
    recipe,
    aFill((prefix) => `${prefix}-1`),
  );
  const type = request.headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  return { type, text: Buffer.from(request.body ?? '').toString(), body: request.body };
}

/** The XML of a value, behind the declaration. */
function xmlOf(schema: object, value: unknown, components = {}): string {
  return sent('application/xml', { schema }, { body: value, components }).text.replace(/^<\?xml[^>]*\?>/, '');
}

const strings = { type: 'array', items: { type: 'string' } };

/** OpenAPI 3.1 §4.8.26.2, "XML Object Examples". */
describe('XML', () => {
  test.for<[string, object, unknown, string]>([
    ['no xml keyword', { type: 'string' }, 'value', '<animals>value</animals>'],
    ['a list', strings, ['a', 'b'], '<animals>a</animals><animals>b</animals>'],
    ['another name', { type: 'string', xml: { name: 'animal' } }, 'a', '<animal>a</animal>'],
    ['named items', { type: 'array', items: { type: 'string', xml: { name: 'animal' } } }, ['a'], '<animal>a</animal>'],
    [
      'a name that a list without wrapper does not need',
      { type: 'array', items: { type: 'string', xml: { name: 'animal' } }, xml: { name: 'aliens' } },
      ['a'],
      '<animal>a</animal>',
    ],
    ['a wrapper', { ...strings, xml: { wrapped: true } }, ['a'], '<animals><animals>a</animals></animals>'],
    [
      'a wrapper with items of another name',
      { type: 'array', items: { type: 'string', xml: { name: 'animal' } }, xml: { wrapped: true } },
      ['a'],
      '<animals><animal>a</animal></animals>',
    ],
    [
      'a named wrapper with named items',
      { type: 'array', items: { type: 'string', xml: { name: 'animal' } }, xml: { name: 'aliens', wrapped: true } },
      ['a'],
      '<aliens><animal>a</animal></aliens>',
    ],
    [
      'a named wrapper',
      { ...strings, xml: { name: 'aliens', wrapped: true } },
      ['a'],
      '<aliens><aliens>a</aliens></aliens>',
    ],
  ])('%s', ([, schema, value, expected]) => {
    expect(xmlOf({ type: 'object', properties: { animals: schema } }, { animals: value })).toBe(
      `<request>${expected}</request>`,
    );
  });

  test('attributes, prefixes and namespaces of a component, whose name is the root', () => {
    const components = {
      Person: {
        type: 'object',
        properties: {
          id: { type: 'integer', xml: { attribute: true } },
          name: { type: 'string', xml: { namespace: 'https://example.com/schema/sample', prefix: 'sample' } },
        },
      },
    };
    expect(xmlOf({ $ref: '#/components/schemas/Person' }, { id: 123, name: 'a "b" <c>' }, components)).toBe(
      '<Person id="123"><sample:name xmlns:sample="https://example.com/schema/sample">a &quot;b&quot; &lt;c&gt;</sample:name></Person>',
    );
  });

  test('what is composed and circular is written as deep as the value goes', () => {
    const components = {
      Node: {
        xml: { name: 'node' },
        allOf: [{ properties: { label: { type: 'string', xml: { attribute: true } } } }],
        properties: { child: { $ref: '#/components/schemas/Node' } },
      },
    };
    const value = { label: 'a', child: { label: 'b', child: { label: 'c' } } };
    expect(xmlOf({ $ref: '#/components/schemas/Node' }, value, components)).toBe(
      '<node label="a"><node label="b"><node label="c"></node></node></node>',
    );
  });

  test('characters that XML cannot hold are replaced', () => {
    expect(xmlOf({ type: 'object' }, { a: 'x\u{0}y\u{FFFE}' })).toBe('<request><a>x\u{FFFD}y\u{FFFD}</a></request>');
  });
});

describe('multipart', () => {
  const schema = {
    type: 'object',
    required: ['picture', 'meta', 'files', 'note'],
    properties: {
      picture: { type: 'string', format: 'binary' },
      meta: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } },
      files: { type: 'array', items: { type: 'string', format: 'binary' } },
      note: { type: 'string' },
    },
  };
  const encoding = {
    picture: { contentType: 'image/*', headers: { 'X-Rate': { schema: { type: 'integer' }, example: 7 } } },
    meta: { contentType: 'application/xml; charset=utf-8, application/json' },
  };

  test('parts are typed and headed as the document says, and files are files', async () => {
    const { text, type, body } = sent('multipart/form-data', { schema, encoding });
    expect(text).toContain('name="picture"; filename="picture.bin"\r\ncontent-type: image/png\r\nX-Rate: 7\r\n\r\n');
    expect(text).toMatch(/name="note"\r\n\r\nnote\r\n/);
    if (body === undefined || typeof body === 'string') throw new Error('bytes expected');
    const parts = await new Response(body, { headers: { 'content-type': type } }).formData();
    expect(parts.getAll('files').map((file) => file instanceof File)).toEqual([true]);
    expect(parts.get('meta')).toContain('<n>1</n>');
  });

  test('text that the user writes for a file is what the file holds', () => {
    const { text } = sent('multipart/form-data', { schema }, { body: { picture: 'my bytes', note: { unique: 'n' } } });
    expect(text).toContain(
      'name="picture"; filename="picture.bin"\r\ncontent-type: application/octet-stream\r\n\r\nmy bytes',
    );
    expect(text).toContain('name="note"\r\n\r\nn-1');
  });

  test('OpenAPI 3.1 names the type of a file in its schema', () => {
    const typed = {
      type: 'object',
      required: ['f'],
      properties: { f: { type: 'string', contentMediaType: 'text/csv' } },
    };
    expect(sent('multipart/form-data', { schema: typed }, { version: '3.1.0' }).text).toMatch(
      /filename="f.bin"\r\ncontent-type: text\/csv\r\n/,
    );
  });
});

describe('forms', () => {
  const schema = { type: 'object', required: ['list'], properties: { list: strings, more: { type: 'object' } } };
  const type = 'application/x-www-form-urlencoded';

  test('a required list is never empty, for nothing of it would be written', () => {
    expect(sent(type, { schema }).text).toBe('list%5B0%5D=list');
    expect(JSON.parse(sent('application/json', { schema }).text)).toEqual({ list: [] });
  });

  test.for<[object, string]>([
    [{ style: 'form', explode: true }, 'list=a&list=b'],
    [{ style: 'form', explode: false }, 'list=a,b'],
    [{ style: 'pipeDelimited', explode: false }, 'list=a%7Cb'],
    [{ style: 'deepObject', explode: true }, 'list%5B0%5D=a&list%5B1%5D=b'],
    [{ contentType: 'application/json' }, 'list=%5B%22a%22%2C%22b%22%5D'],
  ])('a list encoded as %j is %s', ([list, expected]) => {
    expect(sent(type, { schema, encoding: { list } }, { body: { list: ['a', 'b'] } }).text).toBe(expected);
  });

  test('OpenAPI 2.0 says how lists are joined', () => {
    const parameters = [
      { in: 'formData', name: 'list', type: 'array', items: { type: 'string' }, collectionFormat: 'pipes' },
    ];
    const root = { swagger: '2.0', paths: { '/a': { post: { consumes: [type], parameters } } } };
    expect(written(root, { list: ['a', 'b'] }).text).toBe('list=a%7Cb');
  });
});

test.for([
  ['text/plain', 'rolecall'],
  ['application/octet-stream', 'rolecall'],
] as const)('%s without a schema carries something', ([media, expected]) => {
  expect(sent(media, {})).toMatchObject({ type: media, text: expected });
});
