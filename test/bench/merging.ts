import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { smallHeap } from '../../src/commands/small-heap.ts';
import { merge } from '../../src/pipeline.ts';
import { mergeRuns } from '../../src/running/merge-runs.ts';
import { aRun, cells, journalOf } from '../judge/a-journal.ts';
import type { Figure } from './figure.ts';

const shards = 16;

/** Time and memory for merging sixteen shards, and for judging what comes of it; each in a fresh process. */
export async function merging(): Promise<Figure[]> {
  const figures: Figure[] = [];
  const peaks: number[] = [];
  for (const observations of [10_000, 100_000]) {
    const folder = await mkdtemp(join(tmpdir(), 'rolecall-merging-'));
    const megabytes = await written(folder, observations);
    const { peakMb, mergeS, wholeS } = await measured(folder);
    await rm(folder, { recursive: true });
    peaks.push(peakMb);
    const what = `${shards} x ${observations.toLocaleString('en')} observations`;
    figures.push(
      { name: `merge: ${what}`, value: mergeS, unit: 's', against: `${megabytes} MB of journals` },
      {
        name: `merge: the same, judged and concluded`,
        value: wholeS,
        unit: 's',
        against: 'reads the merged journal twice',
      },
      { name: `merge: peak memory`, value: peakMb, unit: 'MB', against: 'peak resident set, fresh process' },
    );
  }
  const [small = 1, large = 1] = peaks;
  figures.push({
    name: 'merge: memory of ten times the observations',
    value: Math.round((large / small) * 100) / 100,
    unit: 'ratio',
    against: 'peak resident set',
  });
  return figures;
}

const answers = {
  anonymous: 401,
  'anonymous token=unknown': 401,
  viewer: 403,
  'viewer token=expired': 401,
  editor: 201,
  'editor token=expired': 401,
  'editor token=malformed': 401,
  'editor token=wrong-signature': 401,
  admin: 201,
  'admin token=expired': 401,
} as const;

/** Journals as sixteen machines would have left them: operations of fifty exchanges, with bodies of ordinary length. */
async function written(folder: string, observations: number): Promise<number> {
  const each = observations / 50;
  const all = Array.from({ length: shards * each }, (_, index) => `POST /things${index}`);
  let bytes = 0;
  for (let index = 1; index <= shards; index++) {
    const own = all.filter((_, at) => at % shards === index - 1);
    const into = join(folder, `shard${index}`);
    await mkdir(into);
    const file = createWriteStream(join(into, 'results.ndjson'));
    const run = aRun({ id: `shard${index}`, operations: own, shard: { index, count: shards, operations: all } });
    const write = async (lines: readonly object[]) => {
      const text = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
      if (!file.write(text)) await once(file, 'drain');
    };
    await write([run]);
    for (const operation of own) await write(linesOf(operation, `shard${index}`));
    await write([{ type: 'teardown', ended: '2026-01-01T00:10:00.000Z', interrupted: false, requests: observations }]);
    file.end();
    await once(file, 'close');
    bytes += (await stat(join(into, 'results.ndjson'))).size;
  }
  return Math.round(bytes / 1_000_000);
}

/** Five cases of ten scenarios: fifty exchanges with as many cells. */
function linesOf(operation: string, shard: string): readonly object[] {
  const made = [0, 1, 2, 3, 4].flatMap((index) =>
    cells(operation, answers, { allowed: ['editor', 'admin'] }).map((cell) =>
      index === 0
        ? cell
        : { ...cell, id: `${cell.id} case=c${index}`, at: { ...cellAt, ...cell.at, case: `c${index}` } },
    ),
  );
  const lines = journalOf([{ id: operation, cells: made }]).slice(1, -1);
  return lines.map((line) =>
    line.type === 'exchange' ? { ...line, request: { ...line.request, headers: headersOf(shard, line.id) } } : line,
  );
}

const cellAt = { principal: 'viewer', token: 'valid', address: 'default' };

function headersOf(shard: string, id: string): readonly (readonly [string, string])[] {
  return [
    ['authorization', 'Bearer $EDITOR_TOKEN'],
    ['content-type', 'application/json'],
    ['x-request-id', `${shard}-${id}`],
    ['traceparent', '00-0123456789abcdef0123456700000001-0123456700000001-01'],
    ['user-agent', `rolecall/0.0.0 (${shard}-${id})`],
  ];
}

async function measured(folder: string): Promise<{ peakMb: number; mergeS: number; wholeS: number }> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  await once(child, 'close');
  return JSON.parse(text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder = ''] = process.argv;
  smallHeap();
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 100) / 10;
  const folders = Array.from({ length: shards }, (_, index) => join(folder, `shard${index + 1}`));
  await mergeRuns(folders, join(folder, 'merged'), { output: folder, now: () => new Date() });
  const mergeS = seconds();
  // As the command does it; a foreign journal is checked line by line, which the merged one need not be.
  await merge(folders, { output: folder, now: () => new Date() });
  console.log(
    JSON.stringify({
      peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
      mergeS,
      wholeS: Math.round((seconds() - mergeS) * 10) / 10,
    }),
  );
}
