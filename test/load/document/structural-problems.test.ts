import { expect, test } from 'vitest';
import { loadDocument } from '../../../src/load/document/load-document.ts';
import { writeFiles } from './write-files.ts';

async function warningsOf(text: string, method = 'POST'): Promise<readonly string[]> {
  const file = await writeFiles({ 'api.yaml': text });
  const document = await loadDocument(file);
  const chosen = document.operations.filter((operation) => operation.method === method);
  return document.warnings(chosen).map((line) => line.replace(file, 'api.yaml'));
}

const lying = (header: string, more = '') => `${header}
info: { title: Lies, version: '1' }
paths:
  /a/{id}:
    post:
      operationId: same
      tag: [x]
      security: [{ token: [] }]
      parameters:
        - $ref: '#/components/parameters/Q'
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/S' } } } }
      responses: { '200': { description: ok } }
    get:
      operationId: same
      broken: true
      responses: { '200': { description: ok } }
components:
  parameters: { Q: { name: q, in: qery, schema: {} } }
  schemas: { S: { type: object, properties: { a: { type: strin } } }, Unused: { type: 7 } }${more}
`;

test('what the operations in use and their references break is told with line and column', async () => {
  expect(await warningsOf(lying('openapi: 3.0.3'))).toEqual([
    'api.yaml:6:7 the operationId "same" of POST /a/{id} is also that of GET /a/{id}, expected one of its own',
    'api.yaml:8:7 the security scheme "token" of POST /a/{id} is not declared by the document',
    'api.yaml:5:5 POST /a/{id} has no parameter for {id} of its path: it counts as a text',
    'api.yaml:7:7 OpenAPI 3.0 knows no "tag" here, in what POST /a/{id} needs',
    'api.yaml:18:35 this is not OpenAPI 3.0: it must be equal to one of the allowed values ("path", "query", "header", "cookie"), in what POST /a/{id} needs',
    expect.stringMatching(
      /^api\.yaml:19:58 this is not OpenAPI 3\.0: it must be equal to one of the allowed values .*"string"/,
    ),
  ]);
});

test('what only other operations need is not told', async () => {
  const lines = (await warningsOf(lying('openapi: 3.0.3'), 'GET')).join('\n');
  expect(lines).toContain('knows no "broken"');
  expect(lines).not.toMatch(/tag|qery|strin\b|Unused/);
});

test.for([
  ['openapi: 3.1.0', /api\.yaml:7:7 OpenAPI 3\.1 knows no "tag"/],
  ['openapi: 3.0.9', /api\.yaml:7:7 OpenAPI 3\.0 knows no "tag"/],
] as const)('%s has its own schema', async ([header, line]) => {
  expect((await warningsOf(lying(header))).join('\n')).toMatch(line);
});

test('OpenAPI 2.0 has its own schema', async () => {
  const lines = await warningsOf(
    "swagger: '2.0'\ninfo: { title: Old, version: '1' }\npaths:\n  /a:\n    post:\n      consumes: application/json\n      responses: { 200: { description: ok } }\n",
  );
  expect(lines).toEqual(['api.yaml:6:17 this is not OpenAPI 2.0: it must be array, in what POST /a needs']);
});

test('OpenAPI 3.2 is read, its query method and additional operations too, and not held against an older schema', async () => {
  const text =
    "openapi: 3.2.0\ninfo: { title: New, version: '1' }\npaths:\n  /a:\n    query: { responses: {} }\n    additionalOperations: { COPY: { responses: {} } }\n    post: { responses: {}, brandNew: 1 }\n";
  const document = await loadDocument(await writeFiles({ 'api.yaml': text }));
  expect(document.operations.map(({ id }) => id).toSorted()).toEqual(['COPY /a', 'POST /a', 'QUERY /a']);
  expect(document.warnings(document.operations)).toEqual([]);
});

test('of a thousand problems the first twenty are told, and that there are more', async () => {
  const paths = Array.from({ length: 1000 }, (_, index) => `  /p${index}: { post: { responses: 7 } }\n`).join('');
  const lines = await warningsOf(`openapi: 3.0.0\ninfo: { title: Many, version: '1' }\npaths:\n${paths}`);
  expect(lines).toHaveLength(21);
  expect(lines.every((line) => /^api\.yaml:\d+:\d+ /.test(line))).toBe(true);
  expect(lines.at(-1)).toContain('are not shown');
});

test.for([
  ['none', ''],
  ['relative', 'servers: [{ url: /v1 }]\n'],
  ['with variables', "servers: [{ url: 'https://{region}.example/{base}', variables: { region: { default: eu } } }]\n"],
  ['empty', 'servers: [{ url: "" }, {}]\n'],
  ['broken', 'servers: { url: 7 }\n'],
] as const)('servers do not matter to loading: %s', async ([, servers]) => {
  expect(
    await warningsOf(
      `openapi: 3.0.0\ninfo: { title: S, version: '1' }\n${servers}paths: { /a: { post: { responses: { '200': { description: ok } } } } }\n`,
    ),
  ).toEqual([]);
});
