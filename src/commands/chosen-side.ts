import { chosenEntry } from '../load/chosen-entry.ts';
import type { FoundSide, ReadSide } from './find-side.ts';

/** The side itself; of a baseline with several environments the one that is named, or that of the other side. */
export function chosenSide(
  found: FoundSide,
  { environment, other }: { readonly environment: string | undefined; readonly other: FoundSide },
): ReadSide {
  if (found.kind === 'run') return found.read;
  const { file, baselines } = found;
  const beside = other.kind === 'run' ? other.read.side.environment : undefined;
  const { environment: name, baseline } = chosenEntry(baselines, { file, environment, other: beside });
  return {
    side: { kind: 'baseline', name: file, environment: name },
    standings: new Map(Object.entries(baseline.cells)),
    strategy: baseline.strategy,
    whole: true,
  };
}
