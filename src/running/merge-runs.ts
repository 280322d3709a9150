import { basename } from 'node:path';
import { mergeJournals } from '../execute/merge-journals.ts';
import { readJournal } from '../execute/journal-reader.ts';
import type { RunLine } from '../model/journal.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import type { MergeOptions } from '../run-options.ts';
import { differing } from './differing.ts';

interface ShardRun {
  readonly folder: string;
  readonly run: RunLine;
  readonly shard: NonNullable<RunLine['shard']>;
}

/** Makes one run of all shards of one contract, in whichever order they are named. */
export async function mergeRuns(folders: readonly string[], folder: string, options: MergeOptions): Promise<void> {
  const found = await Promise.all(folders.map(shardRun));
  const shards = found.toSorted((left, right) => left.shard.index - right.shard.index);
  assertWhole(shards);
  const run = mergedLine(shards, basename(folder), options);
  await mergeJournals(
    shards.map((each) => each.folder),
    { folder, run },
  );
}

async function shardRun(folder: string): Promise<ShardRun> {
  for await (const run of readJournal(folder, { own: false })) {
    if (run.type !== 'run') break;
    const { shard } = run;
    if (shard) return { folder, run, shard };
    return cannot(`${folder} is no shard but a whole run: merge the folders of rolecall run --shard i/n`);
  }
  return cannot(`the run of ${folder} was interrupted before anything was written down: run that shard again`);
}

/** Every shard once, all of one contract. */
function assertWhole(shards: readonly ShardRun[]): void {
  const [first, ...others] = shards;
  if (!first) return;
  const { count } = first.shard;
  for (const other of others) {
    if (other.shard.count !== count)
      cannot(
        `${first.folder} is one of ${count} shards, ${other.folder} one of ${other.shard.count}: merge those of one run`,
      );
    const part = differing(first.run, other.run);
    if (part !== undefined)
      cannot(
        `${first.folder} and ${other.folder} are of different contracts, they differ in ${part}: run all shards from the same files, with the same options`,
      );
  }
  const byIndex = Map.groupBy(shards, ({ shard }) => shard.index);
  for (const [index, [one, two]] of byIndex)
    if (one && two) cannot(`${one.folder} and ${two.folder} are both shard ${index} of ${count}: name one of them`);
  const lacking = Array.from({ length: count }, (_, index) => index + 1).filter((index) => !byIndex.has(index));
  if (lacking.length > 0)
    cannot(
      `shard ${lacking.join(', ')} of ${count} is missing among ${shards.map(({ folder }) => folder).join(', ')}: name the folders of all shards`,
    );
  assertShared(shards);
}

/** Whoever was balanced by other durations has other operations. */
function assertShared(shards: readonly ShardRun[]): void {
  const remedy = 'run all shards with the same --durations, or all without';
  const owners = new Map<string, ShardRun>();
  for (const each of shards) {
    for (const operation of each.run.operations) {
      const other = owners.get(operation);
      if (other) cannot(`${other.folder} and ${each.folder} both ran ${operation}: ${remedy}`);
      owners.set(operation, each);
    }
  }
  const nobodys = shards[0]?.shard.operations.find((operation) => !owners.has(operation));
  if (nobodys !== undefined)
    cannot(`none of ${shards.map(({ folder }) => folder).join(', ')} ran ${nobodys}: ${remedy}`);
}

/** The run line that an unsharded run would have begun with. */
function mergedLine(shards: readonly ShardRun[], id: string, { minProven }: MergeOptions): RunLine {
  const runs = shards.map(({ run }) => run);
  const [first] = shards;
  if (!first) return cannot('name the folders of all shards: rolecall report merge FOLDER FOLDER');
  const { shard: _, ...line } = first.run;
  const { operations } = first.shard;
  const skipped = new Set(runs.flatMap((run) => run.skipped));
  const secured = new Set(runs.flatMap((run) => run.secured ?? []));
  const floor = minProven ?? line.minProven;
  const documented: RunLine['documented'] = Object.assign({}, ...runs.map((run) => run.documented));
  return {
    ...line,
    id,
    started: runs.reduce((earliest, { started }) => (started < earliest ? started : earliest), line.started),
    operations,
    skipped: operations.filter((operation) => skipped.has(operation)),
    ...exemptionsOf(runs, operations),
    ...(line.tags && { tags: tagsOf(runs, [...operations, ...line.gaps]) }),
    ...(line.secured && { secured: operations.filter((operation) => secured.has(operation)) }),
    documented: Object.fromEntries(operations.map((operation) => [operation, documented[operation] ?? []])),
    ...(floor !== undefined && { minProven: floor }),
    warnings: [...new Set(runs.flatMap(({ warnings }) => warnings))],
  };
}

/** Each shard knows the entries of its own operations. */
function exemptionsOf(runs: readonly RunLine[], operations: readonly string[]): Pick<RunLine, 'skips' | 'accepts'> {
  const place = (id: string) => operations.findIndex((operation) => id === operation || id.startsWith(`${operation} `));
  const skips = runs.flatMap((run) => run.skips ?? []);
  const accepts = runs.flatMap((run) => run.accepts ?? []);
  return {
    ...(runs[0]?.skips && { skips: skips.toSorted((left, right) => place(left.what) - place(right.what)) }),
    ...(runs[0]?.accepts && {
      accepts: accepts.toSorted((left, right) => place(left.scenario) - place(right.scenario)),
    }),
  };
}

function tagsOf(runs: readonly RunLine[], operations: readonly string[]): NonNullable<RunLine['tags']> {
  const tags: NonNullable<RunLine['tags']> = Object.assign({}, ...runs.map((run) => run.tags));
  return Object.fromEntries(operations.flatMap((operation) => (tags[operation] ? [[operation, tags[operation]]] : [])));
}

function cannot(message: string): never {
  throw new RolecallError('bad-usage', message);
}
