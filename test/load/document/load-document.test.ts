import { expect, test } from 'vitest';
import { loadDocument } from '../../../src/load/document/load-document.ts';
import { writeFiles } from './write-files.ts';

const orders = `openapi: 3.0.3
info: { title: Orders, version: 1.0 }
security: [{ token: [orders] }]
paths:
  /orders/{orderId}/refunds:
    parameters:
      - $ref: '#/components/parameters/OrderId'
      - { name: trace, in: header, schema: { type: string } }
    post:
      operationId: refund
      tags: [orders]
      x-owner: payments
      parameters:
        - { name: trace, in: header, required: true, schema: { type: string, enum: [on] } }
      requestBody: { $ref: '#/components/requestBodies/Refund' }
      responses:
        '201': { description: made, content: { application/json: { schema: { type: object } } } }
        default: { description: other }
    get:
      security: []
      responses: { '200': { description: read } }
components:
  securitySchemes: { token: { type: http, scheme: bearer } }
  parameters:
    OrderId: { name: orderId, in: path, required: true, schema: { type: string, format: uuid } }
  requestBodies:
    Refund:
      required: true
      content:
        application/json:
          schema: { $ref: '#/components/schemas/Refund' }
          examples: { small: { value: { amount: 1 } } }
  schemas:
    Refund: { type: object, required: [amount, id], properties: { amount: { type: integer, minimum: 0, exclusiveMinimum: true }, id: { type: string, readOnly: true } } }
`;

test('an operation carries what its path item, its references and the document say', async () => {
  const file = await writeFiles({ 'orders.yaml': orders });
  const document = await loadDocument(file);
  const [refund, read] = document.operations;

  expect(document.title).toBe('Orders');
  expect(document.warnings(document.operations)).toEqual([]);
  expect(refund).toMatchObject({
    id: 'POST /orders/{orderId}/refunds',
    operationId: 'refund',
    tags: ['orders'],
    security: [[{ scheme: 'token', scopes: ['orders'] }]],
    bodyRequired: true,
    bodies: [{ type: 'application/json', examples: [{ amount: 1 }] }],
    extensions: { 'x-owner': 'payments' },
  });
  expect(refund?.parameters.map(({ name, required }) => [name, required])).toEqual([
    ['orderId', true],
    ['trace', true],
  ]);
  expect([...(refund?.responses.keys() ?? [])].toSorted()).toEqual(['201', 'default']);
  expect(read?.security).toEqual([]);
  expect(refund && document.locate(refund.place)).toEqual({ file, line: 9, column: 5 });
});

test('the same document in JSON gives the same operations', async () => {
  const yaml = await loadDocument(await writeFiles({ 'a.yaml': orders }));
  const { parse } = await import('yaml');
  const json = await loadDocument(await writeFiles({ 'a.json': JSON.stringify(parse(orders)) }));
  const bare = (document: typeof yaml) => document.operations.map((operation) => ({ ...operation, place: undefined }));
  expect(bare(json)).toEqual(bare(yaml));
});

test('OpenAPI 2.0 parameters become bodies by what the operation consumes', async () => {
  const document = await loadDocument(
    await writeFiles({
      'old.yaml': `swagger: '2.0'
info: { title: Old, version: '1' }
paths:
  /json: { post: { parameters: [{ name: b, in: body, required: true, schema: { type: object } }], responses: {} } }
  /any: { post: { consumes: ['*/*'], parameters: [{ name: b, in: body, schema: { type: object } }], responses: {} } }
  /form: { post: { parameters: [{ name: n, in: formData, required: true, type: integer, minimum: 3 }], responses: {} } }
  /file: { post: { consumes: [multipart/form-data], parameters: [{ name: f, in: formData, type: file, required: true }], responses: {} } }
`,
    }),
  );
  const bodies = document.operations.map(({ path, bodies: [body], bodyRequired }) => [path, body?.type, bodyRequired]);
  expect(bodies).toEqual([
    ['/json', 'application/json', true],
    ['/any', 'application/json', false],
    ['/form', 'application/x-www-form-urlencoded', true],
    ['/file', 'multipart/form-data', true],
  ]);
  const form = document.operations[2]?.bodies[0]?.schema;
  expect(form && document.schemas.sample(form, { seed: 1, direction: 'request' })?.value).toEqual({ n: 3 });
});

test.for(['3.1', '3.1.7', '3.2.0', '3.0', '3.0.9'])('version %s is read', async (version) => {
  const document = await loadDocument(
    await writeFiles({ 'v.yaml': `openapi: ${version}\ninfo: {}\npaths: { /a: { post: {} } }` }),
  );
  expect(document.operations.map(({ id }) => id)).toEqual(['POST /a']);
});

test('unusual paths stay as written, and undeclared template variables are said to be so', async () => {
  const paths = ['/#X-Amz-Target=A.B', '/a?action=b', '/v1/{name}:cancel', '//double', '/odata(id={id})'];
  const items = Object.fromEntries(paths.map((path) => [path, { post: { responses: {} } }]));
  const document = await loadDocument(
    await writeFiles({ 'p.json': JSON.stringify({ openapi: '3.0.0', info: {}, paths: items }) }),
  );
  expect(document.operations.map(({ path }) => path)).toEqual(paths);
  expect(document.operations[2]?.parameters).toMatchObject([
    { name: 'name', in: 'path', declared: false, schema: undefined },
  ]);
});

test('other files are brought in, and their references with them', async () => {
  const document = await loadDocument(
    await writeFiles({
      'root.yaml': `openapi: 3.0.0
info: { title: Many, version: '1' }
paths:
  /pets: { $ref: 'paths.yaml#/pets' }
`,
      'paths.yaml': `pets:
  post:
    requestBody: { content: { application/json: { schema: { $ref: 'schemas.yaml#/Pet' } } } }
    responses: { '201': { description: made } }
`,
      'schemas.yaml': `Pet: { type: object, required: [name, parent], properties: { name: { type: string }, parent: { $ref: '#/Id' } } }
Id: { type: integer, minimum: 7 }
`,
    }),
  );
  const key = document.operations[0]?.bodies[0]?.schema;
  expect(document.warnings(document.operations)).toEqual([]);
  expect(key && document.schemas.sample(key, { seed: 1, direction: 'request' })?.value).toEqual({
    name: 'name',
    parent: 7,
  });
});

test('a reference that leads nowhere is a warning where an operation needs it, and no matter elsewhere', async () => {
  const document = await loadDocument(
    await writeFiles({
      'd.yaml': `openapi: 3.0.0
info: { title: D, version: '1' }
paths:
  /a:
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Gone' } } } }
      responses: { '201': { description: made } }
  /b:
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Half' } } } }
      responses: { '201': { description: made } }
components:
  schemas:
    Half: { type: object, required: [x], properties: { x: { $ref: '#/components/schemas/Lost' } } }
    Unused: { $ref: '#/components/schemas/Nowhere' }
`,
    }),
  );
  expect(document.operations.map(({ bodies: [body] }) => body?.schema === undefined)).toEqual([true, false]);
  expect(document.warnings(document.operations)).toHaveLength(2);
  expect(document.warnings(document.operations).join('\n')).toContain('POST /b needs #/components/schemas/Lost');
  expect(document.warnings(document.operations).join('\n')).not.toContain('Nowhere');
});

test('data that looks like a reference is left alone', async () => {
  const document = await loadDocument(
    await writeFiles({
      'e.yaml': `openapi: 3.0.0
info: { title: E, version: '1' }
paths:
  /a:
    post:
      requestBody:
        content:
          application/json:
            example: { $ref: '#/nothing/here', id: x }
            schema: { type: object, properties: { example: { type: integer }, id: { type: string } }, required: [example] }
      responses: { '201': { description: made } }
`,
    }),
  );
  const body = document.operations[0]?.bodies[0];
  expect(body?.examples).toEqual([{ $ref: '#/nothing/here', id: 'x' }]);
  expect(document.warnings(document.operations)).toEqual([]);
  expect(body?.schema && document.schemas.check(body.schema, { example: 'no number' }, 'request')).toHaveLength(1);
});

test.for([
  [
    'broken.yaml',
    'openapi: 3.0.0\npaths: {a: b\nc: [',
    /broken\.yaml:\d+:\d+ this is neither JSON nor YAML/,
    'bad-syntax',
  ],
  ['broken.json', '{ "openapi": "3.0.0",\n "paths": { ', /broken\.json:\d+:\d+ /, 'bad-syntax'],
  ['other.yaml', 'hello: world', /other\.yaml:1:1 this document names no version/, 'bad-document'],
  ['future.yaml', 'openapi: 4.0.0', /names the version "4\.0\.0"/, 'bad-document'],
] as const)('%s is refused with its place', async ([name, text, message, code]) => {
  const file = await writeFiles({ [name]: text });
  await expect(loadDocument(file)).rejects.toMatchObject({
    name: 'RolecallError',
    code,
    message: expect.stringMatching(message),
  });
});
