import type { Severity } from './severities.ts';
import type { Difference } from './difference.ts';
import type { ObservationLine, RunLine } from './journal.ts';
import type { Need } from './need.ts';
import type { NotSentCode } from './not-sent.ts';
import type { VerdictCode, VerdictName } from './verdict.ts';
import type { Judged } from './report.ts';

/** Verdicts grouped by verdict and fault, reported once. */
export interface Finding {
  /** `note`: shown, and never counted. */
  readonly verdict: 'over-permissive' | 'over-restrictive' | 'wrong-refusal' | 'inconclusive' | 'note';
  readonly code: VerdictCode | 'refused-everywhere' | 'never-recognised' | 'oracle';
  /** What moved: `token=expired`, `role editor`, …; or the name of the oracle that saw it. */
  readonly fault: string;
  readonly severity: Severity;
  /** One sentence: "expired tokens are admitted: 8 of 8 operations". */
  readonly title: string;
  /** What to do next. */
  readonly remedy: string;
  readonly operations: readonly string[];
  readonly cells: number;
  /** The cells are accepted by the matrix: shown, but not counted. */
  readonly accepted: boolean;
  /** The first cells, with their exchanges: at most a handful. */
  readonly examples: readonly Judged[];
}

/** Open cells grouped by what a person would do once to settle them, most cells first. */
export interface WorkItem {
  readonly verdict: 'inconclusive' | 'not-evaluable';
  readonly code: VerdictCode;
  /** One sentence that starts with what to do. */
  readonly supply: string;
  readonly need: Need;
  readonly cells: number;
  readonly operations: readonly string[];
}

/** A credential that was ended, and how long it was still admitted. */
export type Lag = Extract<ObservationLine, { kind: 'lag' }>;

/** How far a role, an operation, or the run is proven. */
export interface Share {
  readonly proven: number;
  readonly provable: number;
}

/** What a run amounts to: a pure function of its verdicts. */
export interface Conclusion {
  /** 0, 1 or 2 as designed; 130 when it was interrupted. */
  readonly exitCode: 0 | 1 | 2 | 130;
  /** The first line of every report: what came out, and why it is not green when it is not. */
  readonly headline: string;
  readonly findings: readonly Finding[];
  readonly worklist: readonly WorkItem[];
  /** At which address the target saw each client, where it says so. */
  readonly addresses: readonly SeenAddress[];
  /** How long ended credentials went on working. */
  readonly lags: readonly Lag[];
  readonly counts: Readonly<Record<VerdictName, number>>;
  readonly cells: number;
  readonly share: Share;
  readonly roles: ReadonlyMap<string, Share>;
  readonly operations: ReadonlyMap<string, Share>;
  readonly coverage: Coverage;
  /** What stands differently than in the baseline; absent where the run is not held against one. */
  readonly difference?: Difference;
  /** operation → role → the worst verdict of its cells, with its count. */
  readonly matrix: ReadonlyMap<string, ReadonlyMap<string, MatrixCell>>;
  readonly notEvaluable: ReadonlyMap<NotSentCode, number>;
  readonly requests: number;
  readonly interrupted: boolean;
  readonly ms: number;
  /** When it ended, ISO; `null`: it was cut off. */
  readonly ended: string | null;
}

/** A client address as the target says that it sees it. */
export interface SeenAddress {
  readonly address: string;
  /** What it should see; `null`: whichever the system chooses. */
  readonly ip: string | null;
  /** `null`: it did not say. */
  readonly saw: string | null;
}

/** How far contract, document and run cover each other, and what each of them leaves out. */
export interface Coverage {
  /** Roles that no operation admitted; `allowed`: by how many operations the matrix would have them admitted. */
  readonly admittedNowhere: readonly { readonly role: string; readonly allowed: number }[];
  /** Operations with refusals that the contract expects and the document does not mention: the statuses of each. */
  readonly undocumented: readonly { readonly operation: string; readonly statuses: readonly string[] }[];
  /** Operations with refusals that the document describes and nobody got. */
  readonly neverSeen: readonly { readonly operation: string; readonly statuses: readonly string[] }[];
  /** Operations that nobody may call without a credential, and whose document does not describe what happens then: 401, 403 or both. */
  readonly undescribed: readonly { readonly operation: string; readonly statuses: readonly string[] }[];
  /** Rules of the matrix that apply to no operation of the methods that are run, with their `file:line:column`. */
  readonly unmatched: NonNullable<RunLine['unmatched']>;
  /** Operations of which nothing is proven, those without a rule included. */
  readonly unproven: readonly { readonly operation: string; readonly why: Unproven }[];
  /** Operations that the baseline does not list and of which nothing is proven: they fail the run. */
  readonly unlisted: readonly string[];
  /** Operations that the baseline lists and need not: proven by now, or gone. */
  readonly removable: readonly string[];
}

/** Why nothing is proven of an operation. */
export type Unproven = 'no rule' | 'skipped' | 'nothing to prove' | 'nothing proven';

/** One field of the matrix of operations × roles. */
export interface MatrixCell {
  readonly verdict: VerdictName;
  readonly cells: number;
  readonly proven: number;
  /** The role's decision with a valid token: what the field is about. */
  readonly expected: 'admitted' | 'refused' | 'either';
}
