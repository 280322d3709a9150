import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const answers = (...statuses: readonly string[]) =>
  Object.fromEntries(['201', ...statuses].map((status) => [status, { description: status }]));

const document = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  security: [{ token: [] }],
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  paths: {
    '/orders': {
      get: { tags: ['shop'], responses: answers() },
      post: { tags: ['shop', 'money', 'shop'], responses: answers('401', '403') },
    },
    '/reports': { post: { tags: ['office'], responses: answers('401') } },
    '/news': { post: { security: [{}, { token: [] }], responses: answers() } },
    '/status': { post: { security: [], responses: answers() } },
    '/gap': { post: { tags: ['nobody’s'], responses: answers() } },
  },
};

const matrix = `rolecall: 1
roles: { viewer: {}, editor: { includes: [viewer] } }
operations:
  GET /orders: viewer
  POST /orders: editor
  POST /reports: viewer
  POST /news: viewer
  POST /status: editor
  GET /**: viewer
accept:
  - { scenario: POST /reports viewer token=expired, reason: clocks differ, until: 2027-01-01 }
  - { scenario: POST /orders, reason: "the shop, for now" }
  - { scenario: POST /orders visitor, reason: nobody is called so }
  - { scenario: GET /orders, reason: not run }
  - { scenario: POST /status, reason: over, until: 2026-01-01 }
`;

const scenarios = `rolecall: 1
skip:
  - { operation: POST /status, reason: breaks, until: 2027-02-01 }
  - { operation: POST /orders viewer, reason: later }
  - { operation: POST /gap, reason: not run either }
  - { operation: POST /reports editor token=missing, reason: has no such scenario }
`;

/** A rolecall.yaml whose files leave things out, accept things, and speak of what is not run. */
export async function anExemptingContract(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-exempting-'));
  await writeFile(join(folder, 'api.json'), JSON.stringify(document));
  await writeFile(join(folder, 'matrix.yaml'), matrix);
  await writeFile(join(folder, 'a.scenario.yaml'), scenarios);
  const config = join(folder, 'rolecall.yaml');
  await writeFile(config, 'rolecall: 1\nspec: api.json\nmatrix: matrix.yaml\nscenarios: [a.scenario.yaml]\n');
  return config;
}
