import type { Conclusion } from '../../src/model/conclusion.ts';
import type { DeskRun } from './desk-run.ts';

/** What a run against the desk came to, cell by cell and without its exchanges: a test keeps many of them. */
export interface Outcome extends Pick<Conclusion, 'exitCode' | 'requests' | 'share'> {
  /** Cells that were sent and of which the matrix says whether they are let in. */
  readonly asked: readonly string[];
  readonly red: readonly string[];
  readonly inconclusive: readonly string[];
  /** Provable cells that are not proven, by code. */
  readonly unproven: Readonly<Record<string, number>>;
  /** Verdict, code and fault of each finding and note. */
  readonly findings: readonly string[];
  /** The cells of which an oracle said something, by oracle. */
  readonly told: Readonly<Record<string, readonly string[]>>;
}

const redVerdicts: ReadonlySet<string> = new Set(['over-permissive', 'over-restrictive', 'wrong-refusal']);

/** Boils a run down. Ids are sorted: operations settle in any order. */
export function outcomeOf({ conclusion, judged }: DeskRun): Outcome {
  const { exitCode, requests, share, findings } = conclusion;
  const verdicts = judged.map(({ verdict }) => verdict).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const ids = (wanted: (verdict: (typeof verdicts)[number]) => boolean) => verdicts.filter(wanted).map(({ id }) => id);
  const unproven: Record<string, number> = {};
  const told: Record<string, string[]> = {};
  for (const { id, code, provable, proven, seen } of verdicts) {
    if (provable && !proven) unproven[code] = (unproven[code] ?? 0) + 1;
    for (const { oracle } of seen) (told[oracle] ??= []).push(id);
  }
  return {
    exitCode,
    requests,
    share,
    asked: ids(({ observed, expected }) => observed !== null && expected.outcome !== 'either'),
    red: ids(({ verdict }) => redVerdicts.has(verdict)),
    inconclusive: ids(({ verdict }) => verdict === 'inconclusive'),
    unproven,
    findings: findings.map(({ verdict, code, fault }) => `${verdict} ${code} ${fault}`),
    told,
  };
}
