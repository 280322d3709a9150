import type { Conclusion } from './conclusion.ts';
import type { Comparison } from './difference.ts';
import type { ExchangeLine, RunLine } from './journal.ts';
import type { Work } from './need.ts';
import type { VerdictRecord } from './verdict.ts';

/** A verdict with the exchanges that show it, where there are any. */
export interface Judged {
  readonly verdict: VerdictRecord;
  readonly fault: ExchangeLine | undefined;
  readonly control: ExchangeLine | undefined;
  /** What the control was about, where it was about somebody's resources. */
  readonly controlled?: Pick<VerdictRecord, 'owner' | 'kept'> | undefined;
  /** The exchanges that oracles held it against, by id; absent where there are none. */
  readonly compared?: ReadonlyMap<string, ExchangeLine>;
  /** The reads that show what the refusal left behind, in their order; absent where there are none. */
  readonly witnesses?: readonly ExchangeLine[];
  /** What would settle it, where it is open. */
  readonly work?: Work;
  /** What to do next, where the server did not do as the contract says. */
  readonly remedy?: string;
}

/** A finished run as reporters see it. */
export interface Report {
  readonly run: RunLine;
  readonly conclusion: Conclusion;
  /** The folder of the run. */
  readonly folder: string;
  /** Read anew at each call, operation by operation in the order in which they were settled. */
  readonly judged: () => AsyncIterable<Judged>;
  /** What it is to be held against, the newest first; absent where nobody asked for it. */
  readonly since?: readonly Since[];
}

/** What changed since an earlier run, or since a baseline. */
export interface Since {
  readonly comparison: Comparison;
  /** `null`: a baseline, which does not say what became of its run. */
  readonly earlier: EarlierRun | null;
}

/** A run of which nothing but the outcome is told. */
export interface EarlierRun extends Pick<Conclusion, 'headline' | 'exitCode' | 'share' | 'cells'> {
  readonly started: string;
}

/** A format. */
export interface Reporter {
  /** One sentence for `--help`. */
  readonly summary: string;
  /** The file it writes when none is named, inside the run's folder. */
  readonly file: string;
  /** Runs in which the server does the same say the same: no times, ids or ports. Only such a report can be checked against a file. */
  readonly repeatable?: true;
  /** People open the file themselves: where it is, is said when it is written. */
  readonly opened?: true;
  readonly render: (report: Report, options: RenderOptions) => AsyncIterable<string>;
}

/** What a reporter may know of where its output goes. */
export interface RenderOptions {
  readonly colour: boolean;
  /** In columns. */
  readonly width: number;
  /** Nothing is shortened, and every cell is listed: for people who look for one. */
  readonly verbose?: boolean;
}
