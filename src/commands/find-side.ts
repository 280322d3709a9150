import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readBaseline } from '../load/read-baseline.ts';
import type { Baselines } from '../model/baseline.ts';
import type { Side } from '../model/difference.ts';
import type { Report } from '../model/report.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import { vocabulary } from '../registries.ts';
import { readRun } from '../pipeline.ts';
import { lastRun } from './last-run.ts';
import { runFolder } from './run-folder.ts';
import { runSide } from './run-side.ts';

/** One side of a difference, with what it holds. */
export interface ReadSide {
  readonly side: Side;
  readonly standings: ReadonlyMap<string, string>;
  readonly strategy: string;
  /** It holds all cells of its contract. */
  readonly whole: boolean;
}

/** A side before it is known which of its environments is meant. */
export type FoundSide =
  | { readonly kind: 'run'; readonly read: ReadSide; readonly report: Report }
  | { readonly kind: 'baseline'; readonly file: string; readonly baselines: Baselines };

/** Finds what an argument names: `last`, the folder or the name of a run, or the file of a baseline. */
export async function findSide(named: string): Promise<FoundSide> {
  const runs = join('.rolecall', 'runs');
  const folder =
    named === 'last'
      ? lastRun(runs, 'to compare: start with rolecall run, or name a run or a baseline')
      : runFolder(named, runs);
  if (!existsSync(folder))
    throw new RolecallError(
      'unreadable-file',
      `${named} is neither there nor a run in ${runs}: name the folder of a run, its name, \`last\`, or a baseline, which rolecall run --update-lock writes`,
    );
  if (statSync(folder).isFile())
    return { kind: 'baseline', file: folder, baselines: await readBaseline(folder, vocabulary) };
  return await runSide(await readRun(folder));
}
