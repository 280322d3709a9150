import type { Baseline, Baselines } from '../model/baseline.ts';
import { entryOf } from '../model/entry-of.ts';
import { RolecallError } from '../model/rolecall-error.ts';

/** The one environment that is meant where none is named. */
export function chosenEntry(
  baselines: Baselines,
  {
    file,
    environment,
    other,
  }: { readonly file: string; readonly environment: string | undefined; readonly other: string | undefined },
): { readonly environment: string; readonly baseline: Baseline } {
  const names = Object.keys(baselines);
  const chosen = environment ?? names.find((name) => name === other) ?? (names.length === 1 ? names[0] : undefined);
  const baseline = chosen === undefined ? undefined : entryOf(baselines, chosen);
  if (chosen !== undefined && baseline) return { environment: chosen, baseline };
  const known =
    names.length === 0 ? 'it holds none: rolecall run --update-lock writes one' : `it holds ${names.join(', ')}`;
  throw new RolecallError(
    'unknown-environment',
    chosen === undefined
      ? `${file}: name one of its environments with --env: ${known}`
      : `${file} holds nothing of the environment ${chosen}: ${known}`,
  );
}
