import type { Command } from 'commander';
import type { RunLine } from '../model/journal.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import { begunRun } from '../running/begun-run.ts';

/** What a run was started with, by the option that says it. */
const recorded: Readonly<Record<string, (run: RunLine) => unknown>> = {
  config: ({ given }) => given?.config,
  env: ({ environment }) => environment.name,
  spec: ({ given }) => given?.spec,
  matrix: ({ given }) => given?.matrix,
  scenarios: ({ given }) => given?.scenarios,
  method: ({ given }) => given?.methods,
  strategy: ({ strategy }) => strategy,
  seed: ({ seed }) => seed,
  only: ({ given }) => given?.only,
  shard: ({ shard }) => shard && { index: shard.index, count: shard.count },
  mutate: ({ mutations }) => mutations,
  minProven: ({ minProven }) => minProven,
};

/** Whoever resumes a run may leave its options out, and may not give others. Resolves with whether it is complete. */
export async function assertNoContradiction(folder: string, command: Command): Promise<boolean> {
  const { run, complete } = await begunRun(folder);
  for (const { long, attributeName } of command.options.map((option) => ({
    long: option.long,
    attributeName: option.attributeName(),
  }))) {
    const of = recorded[attributeName];
    if (!of || command.getOptionValueSource(attributeName) !== 'cli') continue;
    const before = of(run);
    const now: unknown = command.getOptionValue(attributeName);
    if (JSON.stringify(now) === JSON.stringify(before)) continue;
    throw new RolecallError(
      'bad-usage',
      `${long} is not what the run of ${folder} was started with (${JSON.stringify(before) ?? 'without it'}): leave it out, or start anew without --resume`,
    );
  }
  return complete;
}
