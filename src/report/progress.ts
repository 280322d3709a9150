import type { ProgressState } from '../model/progress.ts';
import { verdictNames } from '../model/verdict-codes.ts';

/** Where progress is shown. */
export interface ProgressSink {
  readonly write: (text: string) => void;
  /** Redraws one line; otherwise a plain line now and then. */
  readonly isTerminal: boolean;
  /** Milliseconds, of any clock. */
  readonly now: () => number;
  readonly width?: number;
}

/** Shows how far a run is. */
export interface ProgressWriter {
  readonly show: (state: ProgressState) => void;
  /** Clears the line, so that the report starts on a fresh one. */
  readonly end: () => void;
}

/** How far a run is, in one line; the verdicts are provisional. */
export function progressLine(state: ProgressState): string {
  const percent = state.operations === 0 ? 100 : Math.floor((state.operationsDone / state.operations) * 100);
  const rate = state.elapsedMs > 0 ? Math.round((state.requests * 1000) / state.elapsedMs) : 0;
  const parts = [
    `${state.operationsDone}/${state.operations} operations (${percent} %)`,
    `${state.requests} requests, ${rate}/s`,
    `${(state.elapsedMs / 1000).toFixed(1)} s`,
  ];
  const left = secondsLeft(state);
  if (left !== undefined) parts.push(`about ${left} s left`);
  for (const name of verdictNames) {
    const amount = state.verdicts[name] ?? 0;
    if (amount > 0) parts.push(`${amount} ${name}`);
  }
  return parts.join(' · ');
}

/** As long as the rest takes at the pace so far; nothing while that would be a guess. */
function secondsLeft({ operations, operationsDone, elapsedMs }: ProgressState): number | undefined {
  if (operationsDone >= operations || operationsDone < 3 || elapsedMs < 2_000) return undefined;
  return Math.ceil((elapsedMs / operationsDone) * (operations - operationsDone) * 0.001);
}

/** A writer for a terminal or a pipe. A pipe gets a line about every tenth of the way, or after five quiet seconds. */
export function progressWriter({ write, isTerminal, now, width = 80 }: ProgressSink): ProgressWriter {
  return isTerminal ? redrawing(write, now, width) : plain(write, now);
}

const redrawEveryMs = 80;
const quietForMs = 5_000;

function redrawing(write: (text: string) => void, now: () => number, width: number): ProgressWriter {
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    show(state) {
      if (now() - drawnAt < redrawEveryMs) return;
      drawnAt = now();
      // One column is left free: a full line would wrap, and \r would not go back to its start.
      write(`\r\u001B[K${progressLine(state).slice(0, width - 1)}`);
    },
    end() {
      if (Number.isFinite(drawnAt)) write('\r\u001B[K');
    },
  };
}

function plain(write: (text: string) => void, now: () => number): ProgressWriter {
  let tenth = 0;
  let shownAt = now();
  return {
    show(state) {
      const reached = state.operations === 0 ? 0 : Math.floor((state.operationsDone / state.operations) * 10);
      if (reached <= tenth && now() - shownAt < quietForMs) return;
      tenth = Math.max(tenth, reached);
      shownAt = now();
      write(`${progressLine(state)}\n`);
    },
    end() {},
  };
}
