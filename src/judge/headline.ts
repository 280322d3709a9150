import type { Conclusion, Finding } from '../model/conclusion.ts';
import type { RunLine } from '../model/journal.ts';
import { percent } from './percent.ts';

interface Summary extends Pick<Conclusion, 'exitCode' | 'cells' | 'share' | 'counts'> {
  /** Why a run without bad verdicts is not green. */
  readonly missed: string | undefined;
  /** The first operation that the coverage baseline does not list and of which nothing is proven, said as a reason. */
  readonly uncovered: string | undefined;
  /** By what the run misses its baseline: `Not as in rolecall.lock.json: 2 widened`. */
  readonly unlike: string | undefined;
  readonly findings: readonly Finding[];
  /** The first pair of all got two different answers. */
  readonly unsteady: boolean;
  /** The run is one of several. */
  readonly shard: RunLine['shard'];
  /** What the allowed calls were answered. */
  readonly answers: ReadonlyMap<string, number>;
}

/** The first line of every report: the result, and when it is not green the reason that a reader should look at first. */
export function headlineOf(summary: Summary): string {
  const { exitCode, share, shard } = summary;
  const proven = `${share.proven} of ${share.provable} provable cells proven (${percent(share)})`;
  const [where, next] = shard
    ? [` in shard ${shard.index} of ${shard.count}`, '; rolecall report merge makes one run of all shards']
    : ['', ''];
  if (exitCode === 0) return shard ? `No finding${where}: ${proven}${next}` : `Proven: ${proven}, no finding`;
  if (exitCode === 130) return `Interrupted${where}: ${proven} so far`;
  if (exitCode === 1) return `Failed${where}: ${grave(summary)}; ${proven}${next}`;
  // What differs from the baseline is the news, unless nothing at all can be said.
  const unlike = summary.unsteady || nothingAdmitted(summary) ? undefined : summary.unlike;
  return `${unlike ?? `Not proven${where}: ${reason(summary)}`}; ${proven}${next}`;
}

function grave(summary: Summary): string {
  const open = summary.findings.filter(
    ({ accepted, verdict }) => !accepted && verdict !== 'inconclusive' && verdict !== 'note',
  );
  const nothing = nothingAdmitted(summary);
  // Refusals of allowed callers are no news where nobody gets in: one reason stands behind all of them.
  if (nothing && open.every(({ verdict, code }) => verdict !== 'over-permissive' && code !== 'refused-everywhere'))
    return nothing;
  const first = open.find(({ code }) => code === 'refused-everywhere') ?? open[0];
  const more = open.length > 1 ? ` (and ${open.length - 1} more finding${open.length > 2 ? 's' : ''})` : '';
  return `${first?.title ?? 'a finding'}${more}`;
}

function reason(summary: Summary): string {
  if (summary.unsteady) return 'the target is unsteady: the same request, twice in a row, got two different answers';
  return nothingAdmitted(summary) ?? unproven(summary);
}

function unproven({ counts, missed, uncovered }: Summary): string {
  if (uncovered !== undefined) return uncovered;
  if (counts.inconclusive > 0) return `${counts.inconclusive} cells are inconclusive`;
  return missed ?? 'nothing was proven';
}

/** What the allowed calls were answered most, when none of them was admitted. */
function nothingAdmitted({ answers }: Summary): string | undefined {
  let total = 0;
  for (const count of answers.values()) total += count;
  if (total === 0 || [...answers.keys()].some((answer) => answer.endsWith('(admitted)'))) return undefined;
  const [most, count] = mostOften(answers) ?? ['nothing', 0];
  return `nothing was admitted: ${count} of ${total} allowed calls were answered ${most}`;
}

/** Of two that came equally often the first by name, so that no order of events shows. */
function mostOften(answers: ReadonlyMap<string, number>): readonly [answer: string, count: number] | undefined {
  return [...answers].toSorted(([left, some], [right, others]) => others - some || (left < right ? -1 : 1))[0];
}
