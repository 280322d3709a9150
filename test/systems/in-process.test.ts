import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { InProcessApp } from '../../src/execute/in-process/app.ts';
import { runContract, type ContractRun, type RunOutcome } from './credentials/run-contract.ts';
import { applications } from './in-process/applications.ts';
import type { Defect } from './in-process/decide.ts';

// The same contract against the same API, over a socket and in this process.

const tokens = { viewer: randomBytes(24).toString('base64url'), editor: randomBytes(24).toString('base64url') };

const operation = `post:
      requestBody: { content: { application/json: { schema: { type: object }, example: { text: hello } } } }
      responses: { '201': { description: Made. }, '401': { description: Who? }, '403': { description: No. } }`;

function contract(environment: string): ContractRun {
  return {
    files: {
      'openapi.yaml': `openapi: 3.1.0
info: { title: Notes, version: 1.0.0 }
paths:
  /notes:
    ${operation}
  /orders:
    ${operation}
  /vault:
    ${operation}
`,
      'matrix.yaml': `rolecall: 1
roles: { viewer: {}, editor: { includes: [viewer] } }
networks: [office]
operations:
  POST /notes: viewer
  POST /orders: editor
  POST /vault: { allow: [editor], from: [office] }
`,
      'rolecall.yaml': `rolecall: 1
spec: openapi.yaml
matrix: matrix.yaml
environments:
  here:
    ${environment}
    principals:
      viewer: { bearer: { env: VIEWER } }
      editor: { bearer: { env: EDITOR } }
    networks: { office: [127.0.0.2/32] }
    addresses:
      from-office: { via: bind, ip: 127.0.0.2 }
      outside: { via: bind, ip: 127.0.0.9 }
`,
    },
    variables: { VIEWER: tokens.viewer, EDITOR: tokens.editor },
  };
}

const inProcess = (app: InProcessApp): Promise<RunOutcome> =>
  runContract({ ...contract('target: http://api.example.com'), app });

async function overSockets(defect?: Defect): Promise<RunOutcome> {
  const listener = applications['a listener of Node']?.(tokens, defect);
  if (typeof listener !== 'function') throw new TypeError('a listener is a function');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the registry says that it is a listener
  const server = createServer(listener as Parameters<typeof createServer>[1]).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const { port } = server.address() as AddressInfo;
  try {
    return await runContract(contract(`target: http://127.0.0.1:${port}`));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Cells that take no connection. */
function verdictsOf({ judged }: RunOutcome): Record<string, string> {
  const all = judged
    .map(({ verdict }) => verdict)
    .filter(({ operation: name, axes }) => name !== 'POST /vault' && !axes['token']?.startsWith('two-headers'));
  return Object.fromEntries(all.map(({ id, verdict, code, proven }) => [id, `${verdict} ${code} ${proven}`]));
}

describe.for(Object.entries(applications))('%s in this process', ([, app]) => {
  test('comes to the verdicts of a server that listens', async () => {
    const here = await inProcess(app(tokens));
    expect(here.red).toEqual({});
    expect(verdictsOf(here)).toEqual(verdictsOf(await overSockets()));
  });

  test.for<Defect>(['role', 'token'])('is found out when it forgets the %s', async (defect) => {
    const here = await inProcess(app(tokens, defect));
    expect(Object.keys(here.red)).not.toEqual([]);
    expect(verdictsOf(here)).toEqual(verdictsOf(await overSockets(defect)));
  });

  test('has no client addresses: they are not evaluable, and the report says what would settle them', async () => {
    const { judged } = await inProcess(app(tokens));
    const vault = judged.map(({ verdict }) => verdict).filter(({ operation: name }) => name === 'POST /vault');
    expect(new Set(vault.map(({ verdict, code }) => `${verdict} ${code}`))).toEqual(
      new Set(['not-evaluable address-not-available']),
    );
    expect(vault[0]?.supply).toContain('run it against a server that listens');
  });
});

test('one header twice takes a connection', async () => {
  const app = applications['a fetch function']?.(tokens);
  if (!app) throw new TypeError('it is in the registry');
  const { judged } = await inProcess(app);
  const twice = judged.map(({ verdict }) => verdict).filter(({ axes }) => axes['token']?.startsWith('two-headers'));
  expect(twice.filter(({ operation: name }) => name !== 'POST /vault').map(({ code }) => code)).toContain('unsendable');
});

describe('the module of an application, named in rolecall.yaml', () => {
  const environment = 'app: ./app.ts';
  const withModule = (text: string) => {
    const { files, variables } = contract(environment);
    return runContract({ files: { ...files, 'app.ts': text }, variables });
  };

  test('is asked, and no request leaves', async () => {
    const { conclusion, judged } = await withModule(
      'export default (request: Request): Response => new Response(null, { status: request.headers.has("authorization") ? 403 : 401 });',
    );
    expect(conclusion.requests).toBeGreaterThan(0);
    expect(judged.some(({ verdict }) => verdict.observed?.status === 403)).toBe(true);
  });

  test.for<[string, string]>([
    ['export const app = () => new Response();', 'is no application'],
    ['export default 7;', 'is no application'],
    ['throw new Error("no database");', 'cannot be loaded: no database'],
  ])('that says %s is one located line', async ([text, expected]) => {
    const error = await withModule(text).then(
      () => '',
      (cause: unknown) => String(cause),
    );
    expect(error).toMatch(/rolecall\.yaml:\d+:\d+ /);
    expect(error).toContain(expected);
  });
});
