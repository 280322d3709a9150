import type { Loaded } from '../load/load.ts';
import type { Baseline } from '../model/baseline.ts';
import { entryOf } from '../model/entry-of.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import type { RunOptions } from '../run-options.ts';
import { vocabulary } from '../registries.ts';

/** What a run is held against. */
export interface HeldBaseline {
  readonly file: string;
  /** The run writes it anew, and does not miss it. */
  readonly update: boolean;
  /** `undefined`: it holds nothing of this environment, or what it holds does not matter. */
  readonly found: Baseline | undefined;
  readonly warnings: readonly string[];
}

/** Reads the baseline of the environment before anything is sent. Planted defects are no change of the target: they are not held against it. */
export async function baselineOf(
  { contract: { baseline }, environment: { name } }: Loaded,
  { updateLock: update = false, mutate, only }: RunOptions,
): Promise<HeldBaseline | undefined> {
  if (!baseline && update) throw withoutFile();
  if (!baseline || mutate.length > 0 || !(baseline.exists || update)) return undefined;
  const { file, exists } = baseline;
  const found = exists ? entryOf(await read(file), name) : undefined;
  if (update) return { file, update, found: undefined, warnings: [] };
  // An environment that was renamed would lose its baseline without a word.
  const warning = `${file} holds nothing of the environment ${name}: rolecall run --update-lock adds it`;
  return { file, update, found, warnings: found || only.length > 0 ? [] : [warning] };
}

async function read(file: string) {
  const { readBaseline } = await import('../load/read-baseline.ts');
  return await readBaseline(file, vocabulary);
}

function withoutFile(): RolecallError {
  return new RolecallError(
    'bad-usage',
    '--update-lock needs the rolecall.yaml that the baseline stands next to, without --spec, --matrix and --methods',
  );
}
