import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How large the contract of a figure is. */
export interface Size {
  readonly operations: number;
  readonly roles: number;
  /** How many of the roles every operation lets in. */
  readonly allowed: number;
  /** Loopback addresses, half of them inside the network that every rule asks for; 0 or absent: no network. */
  readonly addresses?: number;
}

/** The files of a contract for a benchmark, in a folder of its own. */
export interface BenchContract {
  readonly folder: string;
  readonly config: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Writes a contract of equal operations: a small JSON body each, a documented answer, opaque bearer tokens. */
export async function aContract(
  target: string,
  { operations, roles, allowed, addresses = 0 }: Size,
): Promise<BenchContract> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-bench-'));
  const names = Array.from({ length: roles }, (_, index) => `role${index}`);
  const paths = Array.from({ length: operations }, (_, index) => [`/things${index}`, { post: operation }] as const);
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'api.json'),
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'bench', version: '1' },
      components: { schemas: { thing } },
      paths: Object.fromEntries(paths),
    }),
  );
  await writeFile(
    join(folder, 'matrix.yaml'),
    `rolecall: 1
roles:
${names.map((name) => `  ${name}: {}\n`).join('')}${addresses > 0 ? 'networks: [inside]\n' : ''}operations:
  POST /**: { allow: [${names.slice(-allowed).join(', ')}]${addresses > 0 ? ', from: [inside]' : ''} }
`,
  );
  const principals = names.map((name) => `      ${name}: { bearer: { env: TOKEN_${name.toUpperCase()} } }\n`).join('');
  await writeFile(
    join(folder, 'rolecall.yaml'),
    `rolecall: 1\nspec: api.json\nmatrix: matrix.yaml\nenvironments:\n  bench:\n    target: ${target}\n    principals:\n${principals}${addressed(addresses)}`,
  );
  const variables = names.map((name, index) => [
    `TOKEN_${name.toUpperCase()}`,
    `${index >= roles - allowed ? 'admit' : 'known'}-${name}-0123456789abcdef`,
  ]);
  return { folder, config: join(folder, 'rolecall.yaml'), variables: Object.fromEntries(variables) };
}

/** 127.0.2.x lies inside the network, 127.0.3.x outside. */
function addressed(addresses: number): string {
  if (addresses === 0) return '';
  const lines = Array.from({ length: addresses }, (_, index) => {
    const ip = `127.0.${index % 2 === 0 ? 2 : 3}.${1 + Math.floor(index / 2)}`;
    return `      a${index}: { via: bind, ip: ${ip} }\n`;
  });
  return `    networks: { inside: [127.0.2.0/24] }\n    addresses:\n${lines.join('')}`;
}

const schema = { $ref: '#/components/schemas/thing' };

const thing = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'string' }, name: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } },
};

const operation = {
  requestBody: {
    content: { 'application/json': { schema, example: { id: 'thing-1', name: 'a thing', tags: ['one', 'two'] } } },
  },
  responses: {
    201: { description: 'made', content: { 'application/json': { schema } } },
    401: { description: 'who?' },
    403: { description: 'no' },
  },
};
