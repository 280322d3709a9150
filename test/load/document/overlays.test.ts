import { expect, test } from 'vitest';
import { loadDocument } from '../../../src/load/document/load-document.ts';
import { writeFiles } from './write-files.ts';

const api = `openapi: 3.0.0
info: { title: Orders, version: '1' }
paths:
  /orders:
    parameters:
      - { name: a, in: query, schema: {} }
      - { name: b, in: query, schema: {} }
      - { $ref: '#/nowhere' }
    post:
      tags: [old]
      responses: { '200': { description: ok } }
  /internal:
    post: { responses: { '200': { description: ok } } }
`;

async function overlaid(actions: string, document = api) {
  const file = await writeFiles({
    'api.yaml': document,
    'fix.overlay.yaml': `overlay: 1.0.0\ninfo: { title: Fix, version: '1' }\nx-owner: us\nactions:\n${actions}`,
  });
  const folder = file.replace('api.yaml', '');
  const bare = (text: string) => text.replaceAll(folder, '');
  try {
    const loaded = await loadDocument(file, { overlays: [`${folder}fix.overlay.yaml`] });
    const located = loaded.operations.map(({ id, place }) => {
      const at = loaded.locate(place);
      return `${id} ${bare(at?.file ?? '')}:${at?.line}:${at?.column}`;
    });
    return { ...loaded, located, said: loaded.warnings(loaded.operations).map(bare) };
  } catch (error) {
    throw new Error(bare(error instanceof Error ? error.message : String(error)), { cause: error });
  }
}

test('what an overlay adds is placed in the overlay, what it leaves stays in the document', async () => {
  const { located, operations } = await overlaid(`  - target: $.paths['/orders']
    update:
      get: { responses: { '200': { description: ok } } }
      post: { tags: [new], operationId: make, x-roles: [editor] }
`);
  expect(located).toEqual([
    'POST /orders api.yaml:9:5',
    'GET /orders fix.overlay.yaml:7:7',
    'POST /internal api.yaml:13:5',
  ]);
  expect(operations[0]).toMatchObject({
    operationId: 'make',
    tags: ['old', 'new'],
    extensions: { 'x-roles': ['editor'] },
  });
});

test('what an overlay removes is gone, and the items of a list after it keep their lines', async () => {
  const { operations, said } = await overlaid(`  - { target: "$.paths['/internal']", remove: true }
  - { target: "$.paths.*.parameters[?@.name == 'a']", remove: true }
`);
  expect(operations.map(({ id }) => id)).toEqual(['POST /orders']);
  expect(operations[0]?.parameters.map(({ name }) => name)).toEqual(['b']);
  expect(said).toContainEqual(expect.stringMatching(/^api\.yaml:8:9 this parameter refers to nothing/));
});

test('an update of a list appends, and each action sees what the one before it left', async () => {
  const { operations } = await overlaid(`  - target: $.paths['/orders'].parameters
    update: { name: c, in: query, schema: { type: string } }
  - target: $.paths['/orders'].parameters[?@.name == 'c']
    update: { required: true }
`);
  expect(operations[0]?.parameters.map(({ name, required }) => [name, required])).toEqual([
    ['a', false],
    ['b', false],
    ['c', true],
  ]);
});

test('parts that YAML shares by an anchor are changed one by one', async () => {
  const shared = `openapi: 3.0.0\ninfo: {}\npaths:\n  /a: { post: &op { responses: { '200': { description: ok } } } }\n  /b: { post: *op }\n`;
  const { operations } = await overlaid('  - { target: "$.paths[\'/b\'].post", update: { operationId: b } }\n', shared);
  expect(operations.map(({ operationId }) => operationId)).toEqual([undefined, 'b']);
});

test('an action that changes nothing is a warning with its line', async () => {
  const { said } = await overlaid(
    '  - { target: "$.paths[\'/ordres\']", remove: true }\n  - { target: $.openapi, update: { a: b } }\n',
  );
  expect(said).toContain(
    "fix.overlay.yaml:5:15 the target $.paths['/ordres'] matches nothing in the document: the action changes nothing",
  );
  expect(said).toContain(
    'fix.overlay.yaml:6:15 the target $.openapi matches neither a mapping nor a list: the action changes nothing',
  );
});

test.for([
  ['  - { target: "$.paths[", remove: true }\n', /^fix\.overlay\.yaml:5:15 the target "\$\.paths\[" is no JSONPath: /],
  [
    '  - { target: $.paths }\n',
    /^fix\.overlay\.yaml:5:5 this action does nothing: expected `update` or `remove: true`/,
  ],
  ['  - { tarket: $.paths, remove: true }\n', /^fix\.overlay\.yaml:5:7 unknown key "tarket".*Did you mean "target"\?$/],
  ['  - { target: $.paths, remove: true\n', /^fix\.overlay\.yaml:\d+:\d+ is not YAML/],
  ['  []\n', /^fix\.overlay\.yaml:5:3 "actions".*expected at least one action/],
] as const)('a broken overlay is refused with its place: %s', async ([actions, message]) => {
  await expect(overlaid(actions)).rejects.toThrow(message);
});
