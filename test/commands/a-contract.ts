import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const operation = { requestBody: json(), responses: { 201: json(), 401: json(), 403: json(), 404: json() } };

function json() {
  return { description: 'JSON', content: { 'application/json': { schema: { type: 'object' }, example: {} } } };
}

const document = {
  openapi: '3.1.0',
  info: { title: 'Small', version: '1' },
  paths: Object.fromEntries(['orders', 'reports', 'admin', 'open'].map((name) => [`/${name}`, { post: operation }])),
};

const matrix = `rolecall: 1
roles: { viewer: {}, editor: { includes: [viewer] } }
operations:
  POST /orders: editor
  POST /reports: viewer
  POST /admin: { allow: [editor], otherwise: hide }
  POST /open: everyone
`;

/** A folder with a small contract, against the embedded API: all can be proven but of an operation that is open to everyone. */
export async function aContract(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-contract-'));
  await writeFile(join(folder, 'api.json'), JSON.stringify(document));
  await writeFile(join(folder, 'matrix.yaml'), matrix);
  await writeFile(join(folder, 'rolecall.yaml'), 'rolecall: 1\nspec: api.json\nmatrix: matrix.yaml\n');
  return folder;
}
