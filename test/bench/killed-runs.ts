import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { JournalLine } from '../../src/model/journal.ts';
import { readRun, run } from '../../src/pipeline.ts';
import { runOptions } from '../running/a-run.ts';
import { comparableVerdicts } from '../running/comparable.ts';
import { aContract, type BenchContract } from './a-contract.ts';
import { plainServer } from './a-server.ts';

/** What came of runs that were killed and resumed until they had ended. */
export interface KilledRuns {
  readonly kills: number;
  readonly runs: number;
  /** Operations that were settled when a run was killed, over all kills: how far it had come. */
  readonly settledBefore: number;
  /** Journals that ended in half a line: half of them are torn at a random byte after the kill. */
  readonly halfLines: number;
  /** Verdicts that the run that nobody killed has and they do not, that they have twice, or that are others. */
  readonly lost: number;
  readonly doubled: number;
  readonly different: number;
  /** Exchanges of settled operations that are not in the journal, or twice. */
  readonly dangling: number;
}

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

/** Runs that are killed with -9 at random moments and resumed, as often as asked for, against a server of their own. */
export async function killedRuns(wanted: number, seed: number): Promise<KilledRuns> {
  await using server = await plainServer(4);
  const contract = await aContract(server.url, { operations: 40, roles: 6, allowed: 3 });
  const { config, variables } = contract;
  const output = join(contract.folder, 'runs');
  const options = await runOptions({ config, environment: 'bench', variables, concurrency: 4 });
  const expected = await comparableVerdicts(await run(options));
  const random = randomOf(seed);
  const sum = { kills: 0, runs: 0, settledBefore: 0, halfLines: 0, lost: 0, doubled: 0, different: 0, dangling: 0 };
  while (sum.kills < wanted) {
    let folder: string | undefined;
    for (;;) {
      const known = await namesIn(output);
      const before = await leftIn(folder);
      const child = started(contract, folder === undefined ? [] : ['--resume', folder]);
      if (sum.kills < wanted) {
        const writes = async () => {
          const name = folder ?? join(output, (await namesIn(output)).find((each) => !known.includes(each)) ?? '');
          return (await leftIn(name)).bytes > before.bytes;
        };
        // Some while they start, most while they are sending.
        if (random() < 0.2) await sleep(random() * 1_000);
        else while (child.exitCode === null && !(await writes())) await sleep(10);
        await sleep(random() * 1_200);
        child.kill('SIGKILL');
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
      const ended = child.signalCode === null;
      if (!ended) sum.kills++;
      const name = (await namesIn(output)).find((each) => !known.includes(each));
      if (folder === undefined && name !== undefined) folder = join(output, name);
      // What the kernel had not written yet when the power went: any end of the file may be missing.
      if (folder !== undefined && !ended && random() < 0.5) await tear(folder, Math.floor(random() * 20_000));
      const left = await leftIn(folder);
      // Killed before anything was written down: there is nothing to go on with.
      if (!left.began) folder = undefined;
      else if (ended) break;
      sum.settledBefore += left.settled;
      if (left.half) sum.halfLines++;
    }
    sum.runs++;
    const found = await comparableVerdicts(await readRun(folder ?? ''));
    const ids = (lines: readonly string[]) => lines.map((line): string => JSON.parse(line).id);
    const unique = new Set(ids(found));
    sum.lost += ids(expected).filter((id) => !unique.has(id)).length;
    sum.doubled += found.length - unique.size;
    sum.different += found.filter((line) => !expected.includes(line)).length;
    sum.dangling += await danglingIn(folder ?? '');
  }
  return sum;
}

function started({ config, variables, folder }: BenchContract, args: readonly string[]): ChildProcess {
  const output = join(folder, 'runs');
  return spawn(
    process.execPath,
    [cli, 'run', '--config', config, '--quiet', '--concurrency', '4', '--output', output, ...args],
    { env: { ...process.env, ...variables }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
}

async function tear(folder: string, bytes: number): Promise<void> {
  const file = join(folder, 'results.ndjson');
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  if (size > bytes) await truncate(file, size - bytes);
}

async function namesIn(output: string): Promise<readonly string[]> {
  return await readdir(output).catch((): string[] => []);
}

async function leftIn(
  folder: string | undefined,
): Promise<{ began: boolean; settled: number; half: boolean; bytes: number }> {
  const text = folder === undefined ? '' : await readFile(join(folder, 'results.ndjson'), 'utf8').catch(() => '');
  return {
    began: text.includes('\n'),
    settled: text.split('\n{"type":"settled"').length - 1,
    half: text !== '' && !text.endsWith('\n'),
    bytes: text.length,
  };
}

async function danglingIn(folder: string): Promise<number> {
  const exchanges = new Map<string, number>();
  let dangling = 0;
  for (const text of (await readFile(join(folder, 'results.ndjson'), 'utf8')).trimEnd().split('\n')) {
    const line: JournalLine = JSON.parse(text);
    if (line.type === 'exchange') exchanges.set(line.id, (exchanges.get(line.id) ?? 0) + 1);
    if (line.type !== 'settled') continue;
    const referred = [...line.pair, ...line.cells.flatMap((cell) => cell.exchanges)];
    dangling += referred.filter((id) => exchanges.get(id) !== 1).length;
  }
  return dangling + [...exchanges.values()].filter((count) => count > 1).length;
}

/** Mulberry32: the same moments for the same seed, as far as a process is as fast as it was. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
