import type { Conclusion, Finding } from '../model/conclusion.ts';
import type { Survey } from './judge.ts';
import { percent } from './percent.ts';

interface Summary extends Pick<Conclusion, 'exitCode' | 'cells' | 'share' | 'counts'> {
  /** Why a run without bad verdicts is not green. */
  readonly missed: string | undefined;
  readonly findings: readonly Finding[];
  readonly survey: Survey;
  /** What the allowed calls were answered. */
  readonly answers: ReadonlyMap<string, number>;
}

/** The first line of every report: the result, and when it is not green the reason that a reader should look at first. */
export function headlineOf(summary: Summary): string {
  const { exitCode, share } = summary;
  const proven = `${share.proven} of ${share.provable} provable cells proven (${percent(share)})`;
  if (exitCode === 0) return `Proven: ${proven}, no finding`;
  if (exitCode === 130) return `Interrupted: ${proven} so far`;
  if (exitCode === 1) return `Failed: ${grave(summary)}; ${proven}`;
  return `Not proven: ${reason(summary)}; ${proven}`;
}

function grave({ findings }: Summary): string {
  const open = findings.filter(({ accepted, verdict }) => !accepted && verdict !== 'inconclusive');
  const more = open.length > 1 ? ` (and ${open.length - 1} more finding${open.length > 2 ? 's' : ''})` : '';
  return `${open[0]?.title ?? 'a finding'}${more}`;
}

function reason({ survey, answers, counts, missed }: Summary): string {
  if (survey.facts.unsteady) return 'the target is unsteady: the same request, twice in a row, got two different answers';
  let total = 0;
  for (const count of answers.values()) total += count;
  const admitted = [...answers].some(([answer]) => answer.endsWith('(admitted)'));
  if (total > 0 && !admitted) {
    const [most, count] = [...answers].toSorted(([, left], [, right]) => right - left)[0] ?? ['nothing', 0];
    return `nothing was admitted: ${count} of ${total} allowed calls were answered ${most}`;
  }
  if (total === 0) return missed ?? 'no allowed call was sent';
  if (counts.inconclusive > 0) return `${counts.inconclusive} cells are inconclusive`;
  return missed ?? 'nothing was proven';
}
