import type { OperationPlan } from '../model/operation-plan.ts';
import type { RunLine } from '../model/journal.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import type { Planned } from '../plans-of.ts';
import type { BegunRun } from './begun-run.ts';
import { differing } from './differing.ts';
import { runLine } from './run-line.ts';
import type { TrialOptions } from './trial-options.ts';

/** What is left of a run that goes on: it does so with the contract that it began with, or not at all. */
export function remaining(planned: Planned, { run, settled, isHeld }: BegunRun, options: TrialOptions): Planned {
  const line = runLine(planned, options);
  // The cells of the baseline are in the journal already: neither a new file nor a changed one matters.
  const now = isHeld && run.baseline ? { ...line, baseline: run.baseline } : line;
  const changed = changedFile(run, now) ?? differing(run, now);
  if (changed !== undefined)
    throw new RolecallError(
      'bad-usage',
      `${changed} changed since the run of ${options.folder} began: what it settled would stand beside another contract. Put it back and resume, or start anew without --resume`,
    );
  const own = new Set(run.operations);
  const isLeft = ({ operation: { id } }: OperationPlan) => own.has(id) && !settled.has(id);
  return {
    ...planned,
    operations: planned.operations.filter(({ id }) => own.has(id)),
    plans: { [Symbol.iterator]: () => Iterator.from(planned.plans).filter(isLeft) },
  };
}

/** A file by its name, which says more than what it is for. */
function changedFile(before: RunLine, now: RunLine): string | undefined {
  const old = filesOf(before);
  const current = filesOf(now);
  return [...new Set([...old.keys(), ...current.keys()])].find((file) => old.get(file) !== current.get(file));
}

function filesOf({ config, spec, matrix, scenarios = [] }: RunLine): ReadonlyMap<string, string> {
  return new Map([config ?? [], spec, matrix, ...scenarios].flat().map(({ file, sha256 }) => [file, sha256]));
}
