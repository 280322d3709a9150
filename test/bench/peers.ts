import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { request } from 'undici';
import { aContract, type BenchContract } from './a-contract.ts';
import { instantServer } from './a-server.ts';
import { engineOf, requestsOf } from './engine.ts';
import { median, type Figure } from './figure.ts';
import { arazzo, collection, type Expected } from './peer-files.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const peers = fileURLToPath(new URL('./peers/node_modules/', import.meta.url));
const rounds = 3;
/** 20 requests each that all tools can send: about 240 and 1,220. */
const sizes = { operations: [12, 61], roles: 5, allowed: 2 } as const;
// What a process used is best known to itself.
const probe = `process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.getBuiltinModule('node:fs').writeFileSync(process.env.PROBE, JSON.stringify({ ms: (user + system) / 1000, mb: process.resourceUsage().maxRSS / 1024 }));
});`;

interface Used {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly mb: number;
}

interface Measured {
  readonly requests: number;
  readonly used: ReadonlyMap<string, readonly Used[]>;
}

/** The same requests with the same expectations, sent by other tools from npm: what each request costs, beyond starting. */
export async function peersFigures(): Promise<Figure[]> {
  if (!existsSync(cli) || !existsSync(peers)) return [];
  await using server = await instantServer();
  const measured: Measured[] = [];
  for (const operations of sizes.operations) {
    const contract = await aContract(server.url, { ...sizes, operations });
    const requests = await expectedOf(server.url, contract);
    const commands = await commandsOf(server.url, contract, requests);
    const used = new Map<string, Used[]>(Object.keys(commands).map((name) => [name, []]));
    // Interleaved, and the first round only warms caches.
    for (let round = 0; round <= rounds; round++)
      for (const [name, args] of Object.entries(commands)) {
        const one = await usedBy(args, contract);
        if (round > 0) used.get(name)?.push(one);
      }
    measured.push({ requests: requests.length, used });
  }
  return [...measured.flatMap(figuresOf), ...furtherFigures(measured)];
}

/** What the server says to each request as it will be sent: tokens that a journal does not show are sent by their names. */
async function expectedOf(origin: string, contract: BenchContract): Promise<Expected[]> {
  const { folder } = await (await engineOf(contract, 8)).run();
  const expected: Expected[] = [];
  for (const sent of requestsOf(folder, contract.variables)) {
    const { statusCode, body } = await request(origin + sent.path, {
      method: sent.method,
      headers: [...sent.headers],
      body: sent.body,
    });
    await body.dump();
    // Two headers of one name cannot be said in an Arazzo workflow: Rolecall alone sends these, three for each operation.
    if (!repeatsHeader(sent.headers)) expected.push({ ...sent, status: statusCode });
  }
  return expected;
}

async function commandsOf(
  origin: string,
  { folder, config }: BenchContract,
  requests: readonly Expected[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const postman = join(folder, 'collection.json');
  const workflow = join(folder, 'bench.arazzo.json');
  // Respect takes the server from the document.
  const document = JSON.parse(readFileSync(join(folder, 'api.json'), 'utf8'));
  await writeFile(join(folder, 'served.json'), JSON.stringify({ ...document, servers: [{ url: origin }] }));
  await writeFile(postman, JSON.stringify(collection(origin, requests)));
  await writeFile(workflow, JSON.stringify(arazzo('./served.json', requests)));
  await writeFile(join(folder, 'probe.mjs'), probe);
  return {
    rolecall: [cli, 'run', '--config', config, '--output', join(folder, 'runs'), '--concurrency', '1', '--quiet'],
    newman: [join(peers, 'newman/bin/newman.js'), 'run', postman],
    respect: [join(peers, '@redocly/cli/bin/cli.js'), 'respect', workflow, '--max-steps', '5000'],
  };
}

function repeatsHeader(flat: readonly string[]): boolean {
  const names = flat.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  return new Set(names).size < names.length;
}

async function usedBy(args: readonly string[], { folder, variables }: BenchContract): Promise<Used> {
  const note = join(folder, 'used.json');
  const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', join(folder, 'probe.mjs'), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...variables, ...quiet, PROBE: note },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [exitCode] = await once(child, 'close');
  const wallMs = performance.now() - started;
  if (exitCode !== 0) throw new Error(`${args.join(' ')} ended with ${exitCode}`);
  const { ms, mb } = JSON.parse(await readFile(note, 'utf8'));
  return { cpuMs: ms, wallMs, mb };
}

function figuresOf({ used, requests }: Measured): Figure[] {
  const against = `${requests} requests, one at a time, ${rounds} rounds interleaved, fresh processes`;
  return [...used.keys()].flatMap((name): Figure[] => [
    { name: `${name}: processor time`, value: Math.round(middle(used, name, 'cpuMs')), unit: 'ms', against },
    { name: `${name}: wall time`, value: Math.round(middle(used, name, 'wallMs')), unit: 'ms', against },
    { name: `${name}: memory`, value: Math.round(middle(used, name, 'mb')), unit: 'MB', against },
  ]);
}

/** What two sizes tell apart: what it takes to start, and what each request takes. */
function furtherFigures([few, many]: readonly Measured[]): Figure[] {
  if (!few || !many) return [];
  const against = `${few.requests} and ${many.requests} requests apart`;
  const names = [...few.used.keys()];
  const each = (name: string) =>
    (middle(many.used, name, 'cpuMs') - middle(few.used, name, 'cpuMs')) / (many.requests - few.requests);
  const better = Math.min(...names.filter((name) => name !== 'rolecall').map(each));
  return [
    ...names.flatMap((name): Figure[] => [
      { name: `${name}: processor time of each request`, value: rounded(each(name)), unit: 'ms', against },
      {
        name: `${name}: processor time before and after them`,
        value: Math.round(middle(few.used, name, 'cpuMs') - each(name) * few.requests),
        unit: 'ms',
        against,
      },
    ]),
    {
      name: 'each request of the better peer against rolecall',
      value: rounded(better / each('rolecall')),
      unit: 'ratio',
      against,
    },
  ];
}

function middle(used: Measured['used'], name: string, what: keyof Used): number {
  return median((used.get(name) ?? []).map((each) => each[what]));
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
