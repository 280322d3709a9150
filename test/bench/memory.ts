import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { aContract, type Size } from './a-contract.ts';
import { instantServer, type BenchServer } from './a-server.ts';
import { engineOf } from './engine.ts';
import type { Figure } from './figure.ts';

const each = { roles: 16, allowed: 8, addresses: 8 } as const;
const sizes = {
  'ten thousand': { operations: 25, ...each },
  'a million': { operations: 2500, ...each },
} as const;

/** The most memory that a run takes: planned, sent, judged, written. An operation has the same 723 scenarios in both. */
export async function memory(): Promise<Figure[]> {
  await using server = await instantServer();
  const figures: Figure[] = [];
  const peaks: number[] = [];
  for (const [name, size] of Object.entries(sizes)) {
    const { peakMb, scenarios, seconds } = await measured(server, size);
    peaks.push(peakMb);
    figures.push({
      name: `memory: peak of ${name} scenarios`,
      value: peakMb,
      unit: 'MB',
      against: `${scenarios} scenarios planned and run in ${seconds} s, ${server.name}`,
    });
  }
  const [small = 1, large = 1] = peaks;
  figures.push({
    name: 'memory: a million against ten thousand',
    value: Math.round((large / small) * 100) / 100,
    unit: 'ratio',
    against: 'peak resident set, fresh processes',
  });
  return figures;
}

async function measured(
  server: BenchServer,
  size: Size,
): Promise<{ peakMb: number; scenarios: number; seconds: number }> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), server.url, JSON.stringify(size)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  await once(child, 'close');
  return JSON.parse(text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , url = '', size = '{}'] = process.argv;
  const contract = await aContract(url, JSON.parse(size));
  const started = performance.now();
  const { conclusion } = await (await engineOf(contract, 8, 'full')).run();
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    JSON.stringify({ peakMb, scenarios: conclusion?.cells, seconds: Math.round((performance.now() - started) / 1000) }),
  );
}
