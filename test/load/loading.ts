import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load, type Loaded, type LoadOptions } from '../../src/load/load.ts';
import type { Environment } from '../../src/model/environment.ts';
import type { Operation } from '../../src/model/operation.ts';
import { RolecallError } from '../../src/model/rolecall-error.ts';
import { documentOf, operation } from './operations.ts';

/** The names that the files of the tests may use. */
export const vocabulary = {
  tokenStates: ['missing', 'expired', 'wrong-signature', 'valid'],
  addressWays: ['bind'],
  oracles: ['soft-denial', 'stack-trace'],
};

/** The operations of the tests, unless one says otherwise. */
export const orders: readonly Operation[] = [
  operation('POST /orders', { operationId: 'createOrder', tags: ['orders'] }),
  operation('GET /orders'),
  operation('POST /orders/{orderId}/refunds', { tags: ['orders', 'money'] }),
  operation('POST /admin/users', { tags: ['admin'] }),
];

/** A rolecall.yaml that names a role matrix and the environment `local`. */
export const config = `rolecall: 1
spec: api.yaml
matrix: matrix.yaml
environments:
  local:
    target: http://127.0.0.1:8080/api/
    principals:
      editor: { bearer: { env: EDITOR } }
      viewer: { bearer: { env: VIEWER } }
`;

/** A role matrix that lists every operation of the tests. */
export const matrix = `rolecall: 1
roles: { viewer: {}, editor: { includes: [viewer] } }
operations:
  POST /orders: editor
  tag:money: viewer
  POST /admin/**: nobody
`;

const embedded: LoadOptions['embedded'] = ({ roles, usesOutsider }): Environment => ({
  name: 'made',
  target: undefined,
  place: { file: 'made', pointer: '' },
  start: undefined,
  headers: {},
  disposable: true,
  identities: [...roles, ...(usesOutsider ? ['outsider'] : [])].map((name) => ({
    name,
    roles: name === 'outsider' ? [] : [name],
    credential: { kind: 'bearer', token: { value: name } },
    given: {},
    verify: undefined,
    place: { file: 'made', pointer: '' },
  })),
  addresses: [{ name: 'default', via: 'bind', ip: undefined, networks: new Set() }],
});

/** Loads files out of a folder that lives as long as the loading. */
export async function loading(
  files: Readonly<Record<string, string>>,
  { operations = orders, ...options }: Partial<LoadOptions> & { readonly operations?: readonly Operation[] } = {},
): Promise<Loaded & { readonly folder: string; readonly warnings: readonly string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-load-'));
  try {
    for (const [name, text] of Object.entries({ 'rolecall.yaml': config, 'matrix.yaml': matrix, ...files })) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    const loaded = await load({
      config: join(folder, 'rolecall.yaml'),
      environment: undefined,
      spec: undefined,
      matrix: undefined,
      scenarios: undefined,
      methods: undefined,
      today: '2026-11-23',
      vocabulary,
      embedded,
      loadDocument: () => Promise.resolve(documentOf(operations)),
      ...options,
    });
    return { ...loaded, folder, warnings: loaded.contract.warnings.map((line) => line.replaceAll(`${folder}/`, '')) };
  } catch (error) {
    if (!(error instanceof RolecallError)) throw error;
    throw new RolecallError(error.code, error.message.replaceAll(`${folder}/`, ''), { cause: error });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Every line that says why the files cannot be loaded. */
export async function complaints(...files: Parameters<typeof loading>): Promise<readonly string[]> {
  try {
    await loading(...files);
  } catch (error) {
    if (error instanceof RolecallError) return error.message.split('\n');
    throw error;
  }
  return [];
}
