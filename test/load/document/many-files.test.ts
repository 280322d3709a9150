import { expect, test } from 'vitest';
import { loadDocument } from '../../../src/load/document/load-document.ts';
import { writeFiles } from './write-files.ts';

const head = "openapi: 3.0.0\ninfo: { title: Many, version: '1' }\n";

/** Loads a document out of a table of URLs, and tells what was asked for. */
async function loadedFrom(pages: Readonly<Record<string, string>>, { anywhere = false } = {}) {
  const asked: string[] = [];
  const fetch = (url: string) => {
    asked.push(url);
    const page = pages[url];
    return page === undefined ? Promise.reject(new Error('it answers 404')) : Promise.resolve(page);
  };
  const document = await loadDocument(Object.keys(pages)[0] ?? '', { reach: { anywhere, fetch } });
  return { document, asked, warnings: document.warnings(document.operations) };
}

test('an operation in another file is placed there, with line and column of that file', async () => {
  const file = await writeFiles({
    'root.yaml': `${head}paths:\n  /pets: { $ref: 'paths.yaml#/pets' }\n`,
    'paths.yaml': `# a comment\npets:\n  post:\n    operationId: make\n    requestBody: { content: { application/json: { schema: { $ref: 'none.yaml#/Pet' } } } }\n    responses: { '201': { content: {} } }\n`,
  });
  const document = await loadDocument(file);
  const [operation] = document.operations;
  const other = file.replace('root.yaml', 'paths.yaml');
  expect(operation && document.locate(operation.place)).toEqual({ file: other, line: 3, column: 3 });
  const warnings = document.warnings(document.operations).join('\n').replaceAll(file.replace('root.yaml', ''), '');
  expect(warnings).toContain(
    'paths.yaml:5:59 the schema refers to nothing and counts as absent: none.yaml#/Pet, which leads nowhere (none.yaml cannot be read (ENOENT)',
  );
  expect(warnings).toMatch(/paths\.yaml:6:\d+ this is not OpenAPI 3\.0: it must have required property 'description'/);
});

test('a broken file is a warning of its own line where an operation needs it', async () => {
  const file = await writeFiles({
    'root.yaml': `${head}paths:\n  /a: { post: { requestBody: { $ref: broken.yaml }, responses: {} } }\n  /b: { get: { responses: {} } }\n`,
    'broken.yaml': 'content: {a: b\nc: [',
  });
  const document = await loadDocument(file);
  const said = (method: string) =>
    document.warnings(document.operations.filter((one) => one.method === method)).join('\n');
  expect(said('POST')).toMatch(
    /root\.yaml:4:\d+ the request body refers to nothing.*broken\.yaml:\d+:\d+ this is neither JSON nor YAML/,
  );
  expect(said('GET')).not.toContain('broken.yaml');
});

test('files that refer to one another in circles and back to the document are read once', async () => {
  const file = await writeFiles({
    'root.yaml': `${head}paths:\n  /a: { post: { requestBody: { content: { application/json: { schema: { $ref: './a.yaml#/A' } } } }, responses: {} } }\ncomponents: { schemas: { Id: { type: integer, minimum: 4 } } }\n`,
    'a.yaml':
      "A: { type: object, required: [id], properties: { id: { $ref: 'root.yaml#/components/schemas/Id' }, b: { $ref: 'b.yaml' } } }\n",
    'b.yaml': "{ type: object, properties: { a: { $ref: 'a.yaml#/A' } } }\n",
  });
  const document = await loadDocument(file);
  const key = document.operations[0]?.bodies[0]?.schema;
  expect(key && document.schemas.sample(key, { seed: 1, direction: 'request' })?.value).toEqual({ id: 4 });
  expect(key && document.schemas.check(key, { id: 4, b: { a: { id: 'x' } } }, 'request')).not.toEqual([]);
});

test('references relative to a URL are fetched from the same host, and from no other', async () => {
  const root = `${head}paths:\n  /a: { $ref: 'parts/a.yaml' }\n  /b: { $ref: 'http://other.example/b.yaml' }\n  /c: { $ref: 'file:///etc/passwd' }\nx-a: { $ref: secret.yaml }\n`;
  const pages = {
    'http://api.example/v1/root.yaml': root,
    'http://api.example/v1/parts/a.yaml': 'post: { responses: {} }',
    'http://other.example/b.yaml': 'post: {}',
  };
  const { document, asked, warnings } = await loadedFrom(pages);
  expect(document.operations.map(({ id }) => id)).toEqual(['POST /a']);
  expect(document.operations[0]?.place.file).toBe('http://api.example/v1/parts/a.yaml');
  expect(asked).toEqual(['http://api.example/v1/root.yaml', 'http://api.example/v1/parts/a.yaml']);
  expect(warnings.join('\n')).toContain('http://api.example/v1/root.yaml:5:7 the path /b');
  expect(warnings.join('\n')).toContain('`remoteReferences: true`');
  expect(warnings.join('\n')).toContain('a document from a URL refers to no file of this machine');
});

test('with `remoteReferences: true` other hosts are asked', async () => {
  const root = `${head}paths:\n  /b: { $ref: 'http://other.example/b.yaml' }\n`;
  const { document } = await loadedFrom(
    { 'http://api.example/r.yaml': root, 'http://other.example/b.yaml': 'post: { responses: {} }' },
    { anywhere: true },
  );
  expect(document.operations.map(({ id }) => id)).toEqual(['POST /b']);
});

test('a file refers to the network only where that is allowed', async () => {
  const file = await writeFiles({ 'root.yaml': `${head}paths:\n  /b: { $ref: 'http://other.example/b.yaml' }\n` });
  const asked: string[] = [];
  const fetch = (url: string) => {
    asked.push(url);
    return Promise.resolve('post: { responses: {} }');
  };
  expect((await loadDocument(file, { reach: { anywhere: false, fetch } })).operations).toEqual([]);
  expect(asked).toEqual([]);
  expect((await loadDocument(file, { reach: { anywhere: true, fetch } })).operations).toHaveLength(1);
});
