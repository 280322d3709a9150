import type { Conclusion, Coverage, Finding, Share } from './conclusion.ts';
import type { Change, Difference, Side } from './difference.ts';
import type { ExchangeLine, RunLine } from './journal.ts';
import type { EarlierRun } from './report.ts';
import type { VerdictName } from './verdict-codes.ts';
import type { VerdictRecord } from './verdict.ts';

/*
 * What the page of the audit report is given. It is written in islands: `<script type="text/plain" id="…">`, each holding
 * JSON, compressed (gzip) and in base64. `overview` is read at once, `cells` when the page has come up, and
 * `evidence-0`, `evidence-1`, … when somebody looks at an operation.
 * Evidence is packed, see `PackedEvidence`: `unpackedEvidence` in `src/model/unpacked-evidence.ts` reads it.
 */

/** The island `overview`: all that grows with operations, roles and findings, and not with cells. */
export interface AuditOverview {
  readonly rolecall: 1;
  readonly run: RunLine;
  readonly folder: string;
  /** The command that asks the same once more. */
  readonly repeat: string;
  readonly conclusion: AuditConclusion;
  /** In the order of the document; those that no rule lists come last. */
  readonly operations: readonly AuditOperation[];
  /** Least privileged first. */
  readonly roles: readonly string[];
  /** What it was held against, the newest first: what `--since` named. */
  readonly since: readonly AuditComparison[];
}

/** A conclusion without what grows with cells, its maps as objects. */
export interface AuditConclusion extends Omit<
  Conclusion,
  'findings' | 'worklist' | 'roles' | 'operations' | 'matrix' | 'notEvaluable'
> {
  readonly findings: readonly AuditFinding[];
  readonly worklist: readonly Omit<Conclusion['worklist'][number], 'need'>[];
  /** How many cells were not sent, by code. */
  readonly notEvaluable: Readonly<Record<string, number>>;
  readonly roles: Readonly<Record<string, Share>>;
  readonly coverage: Coverage;
}

/** A finding, its examples by the ids of their cells. */
export interface AuditFinding extends Omit<Finding, 'examples'> {
  readonly examples: readonly string[];
  /** The requests of the first example. */
  readonly pair: AuditPair | null;
  /** What was asked and seen of the first example, a name and a text each. */
  readonly rows: readonly (readonly [name: string, text: string])[];
}

/** Two commands that differ in what the cell is about. */
export interface AuditPair {
  /** A line each; empty: there is none. */
  readonly control: readonly string[];
  readonly fault: readonly string[];
  /** What the first of them is: the id of the control, or what the second was compared with. */
  readonly heldAgainst: string | null;
  /** Variables that stand for ids of resources, which are gone since the run. */
  readonly resources: readonly { readonly name: string; readonly what: string }[];
}

/** An operation as the page lists it. */
export interface AuditOperation {
  readonly id: string;
  readonly tags: readonly string[];
  readonly share: Share;
  /** Why nothing is proven of it; `null`: something is. */
  readonly unproven: string | null;
}

/** An earlier run or a baseline, and what changed since. */
export interface AuditComparison extends Difference {
  readonly before: Side;
  /** The earlier run in a line; `null`: a baseline, which does not say. */
  readonly earlier: EarlierRun | null;
  /** Every cell that changed. */
  readonly changes: readonly Change[];
}

/** The island `cells`: a column for each thing that can be filtered by, an entry for each cell. */
export interface AuditCells {
  readonly operation: AuditColumn;
  readonly role: AuditColumn;
  readonly principal: AuditColumn;
  /** What the id of the cell says after its operation. */
  readonly point: AuditColumn;
  readonly verdict: AuditColumn<VerdictName>;
  readonly code: AuditColumn;
  /** The text is empty where there is none. */
  readonly severity: AuditColumn;
  /** `2xx`, `403`, `401 or 403`, … */
  readonly expected: AuditColumn;
  /** `admitted with 201`, `not sent`, … */
  readonly observed: AuditColumn;
  /** `admitted`, `refused` or `either`. */
  readonly wanted: AuditColumn;
  /** What the matrix says of the role: `allow`, `deny`, `hide`; empty on cells that are about something else. */
  readonly access: AuditColumn;
  /** By name: what is off its default; the text is empty where the axis is on its default. */
  readonly axes: Readonly<Record<string, AuditColumn>>;
  /** What oracles saw, by commas; empty: nothing. */
  readonly seen: AuditColumn;
  /** See {@link auditFlags}. */
  readonly flags: readonly number[];
  /** The number of the island that holds its evidence, where it stands behind the cells before it that have the same number. */
  readonly evidence: readonly number[];
}

/** Texts by their number in `texts`. */
export interface AuditColumn<Text extends string = string> {
  readonly texts: readonly Text[];
  readonly cells: readonly number[];
}

/** What the bits of a cell's flags mean. */
export const auditFlags = { provable: 1, proven: 2, accepted: 4 } as const;

/** What an island `evidence-N` holds: cells of one operation, whole. They stand together in every journal of a run. */
export interface AuditEvidence {
  readonly exchanges: readonly ExchangeLine[];
  readonly cells: readonly AuditEvidenceCell[];
}

/** A cell with what shows it: exchanges by their number. */
export interface AuditEvidenceCell {
  readonly verdict: VerdictRecord;
  readonly fault: number | null;
  readonly control: number | null;
  /** What oracles held it against. */
  readonly compared: readonly number[];
  /** The reads of the state, in the order in which they were made. */
  readonly witnesses: readonly number[];
  /** What to do next, where the server did not do as the contract says. */
  readonly remedy: string | null;
  readonly pair: AuditPair;
}

/**
 * How evidence stands in its island. The records of one operation say nearly the same: each kind of sentence is kept once,
 * and the words in which they differ by columns, which takes half of what compressed JSON alone does.
 */
export interface PackedEvidence {
  readonly exchanges: PackedRows;
  readonly cells: PackedRows;
}

/** Texts that are alike in all but words. */
export interface PackedRows {
  readonly templates: readonly PackedTemplate[];
  /** The number of the template of each row, in their order. */
  readonly rows: readonly number[];
}

/** What is the same in some rows, and their words. */
export interface PackedTemplate {
  /** What stands before each word, and after the last one. */
  readonly between: readonly string[];
  /** For each word: those of all rows, by blanks; `[word]`: it is the same in all of them; a number: as in that column. */
  readonly words: readonly (string | readonly [string] | number)[];
}
