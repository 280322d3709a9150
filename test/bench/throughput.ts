import { aContract } from './a-contract.ts';
import { instantServer, plainServer, type BenchServer } from './a-server.ts';
import { bareLoop } from './bare-loop.ts';
import { engineOf, requestsOf } from './engine.ts';
import { median, type Figure } from './figure.ts';

const rounds = 5;
const concurrency = 32;

interface Round {
  readonly bareMs: number;
  readonly engineMs: number;
  readonly bareCpuUs: number;
  readonly engineCpuUs: number;
}

/** The whole engine against a bare loop with the same requests, against a server that answers at once. */
export async function throughput(): Promise<Figure[]> {
  await using server = await instantServer();
  const { requests, results } = await compare(server, { operations: 500, roles: 36, allowed: 4 });
  const against = `bare dispatch loop, ${requests} requests, ${server.name}, ${concurrency} connections, ${rounds} rounds`;
  const perSecond = (ms: number) => Math.round((requests / ms) * 1000);
  return [
    {
      name: 'engine: throughput',
      value: round(median(results.map(({ bareMs, engineMs }) => bareMs / engineMs))),
      unit: 'ratio',
      against,
    },
    {
      name: 'engine: requests per second',
      value: perSecond(median(results.map(({ engineMs }) => engineMs))),
      unit: '1/s',
      against: server.name,
    },
    {
      name: 'bare loop: requests per second',
      value: perSecond(median(results.map(({ bareMs }) => bareMs))),
      unit: '1/s',
      against: server.name,
    },
    {
      name: 'engine: own processor time per scenario',
      value: round(median(results.map(({ bareCpuUs, engineCpuUs }) => (engineCpuUs - bareCpuUs) / requests))),
      unit: 'µs',
      against: `on top of the bare loop's ${round(median(results.map(({ bareCpuUs }) => bareCpuUs / requests)))} µs`,
    },
  ];
}

/** The same against a server that takes 5 ms: here the engine must not cost any time. */
export async function slowServer(): Promise<Figure[]> {
  await using server = await plainServer(5);
  const { requests, results } = await compare(server, { operations: 960, roles: 36, allowed: 4 });
  return [
    {
      name: 'engine: wall time against a server that takes 5 ms',
      value: round(median(results.map(({ bareMs, engineMs }) => engineMs / bareMs))),
      unit: 'ratio',
      against: `bare dispatch loop, ${requests} requests, ${concurrency} connections, ${rounds} rounds`,
    },
  ];
}

async function compare(
  server: BenchServer,
  size: Parameters<typeof aContract>[1],
): Promise<{ requests: number; results: Round[] }> {
  const contract = await aContract(server.url, size);
  const engine = await engineOf(contract, concurrency);
  const requests = requestsOf((await engine.run()).folder, contract.variables);
  const results: Round[] = [];
  for (let index = 0; index <= rounds; index++) {
    const bare = await timed(() => bareLoop(server.url, requests, concurrency));
    const whole = await timed(() => engine.run());
    // The first round warms both up and would flatter the ratio.
    if (index > 0)
      results.push({ bareMs: bare.ms, engineMs: whole.ms, bareCpuUs: bare.cpuUs, engineCpuUs: whole.cpuUs });
  }
  return { requests: requests.length, results };
}

async function timed(work: () => Promise<unknown>): Promise<{ ms: number; cpuUs: number }> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - started, cpuUs: user + system };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
