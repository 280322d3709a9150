import type { CellLine, SettledLine } from '../model/journal.ts';
import type { OperationPlan } from '../model/operation-plan.ts';
import type { Trial } from '../model/step.ts';
import { drive } from './drive.ts';
import type { JournalWriter } from './journal-writer.ts';
import type { Later } from './later.ts';
import type { Sender } from './sender.ts';
import { Turns } from './turns.ts';
import { Slots } from './slots.ts';
import { fewestConnections } from './fewest-connections.ts';

/** What trials are driven with. */
export interface ExecuteOptions {
  readonly sender: Sender;
  readonly journal: JournalWriter;
  readonly later: Later;
  /** How many requests, and at most as many operations, are under way at once. */
  readonly concurrency: number;
  readonly signal: AbortSignal;
  readonly trial: (plan: OperationPlan) => Trial;
  /** Keeps a secret out of every output from here on. */
  readonly hide?: (secret: string, name: string) => void;
  /** Takes secrets out of what is written. */
  readonly redact: (text: string) => string;
  readonly onSettled: (line: SettledLine) => void;
}

/** Drives the trials of all plans, a window of them at a time; plans are asked for only when there is room. */
export async function execute(plans: Iterable<OperationPlan>, options: ExecuteOptions): Promise<void> {
  const { sender, journal, later, concurrency, signal, trial, hide, redact, onSettled } = options;
  const waiting = plans[Symbol.iterator]();
  const slots = new Slots(concurrency + ahead(concurrency));
  const turns = new Turns();
  let serial = 0;
  /** In a function of its own: a lane that goes on would keep the last operation's cells alive until the next one is through. */
  const one = async (plan: OperationPlan, rank: number) => {
    const turn = turns.of(plan.exclusive);
    if (turn.come) await turn.come;
    // What it would ask now would only wait, and what waits long is dear to collect.
    const place = slots.take(rank);
    if (place) await place;
    const driven = drive(trial(plan), {
      sender,
      operation: plan.operation,
      slots,
      rank,
      signal,
      ...(hide && { hide }),
    });
    // Its own requests wait by now, and come first.
    slots.give();
    const { cells, pair } = await driven;
    turn.leave();
    // A trial that was cut off is no observation: an operation is settled as a whole or not at all.
    if (signal.aborted) return;
    const line: SettledLine = {
      type: 'settled',
      operation: plan.operation.id,
      success: [...plan.success],
      pair: [...pair],
      cells: cells.map((cell) => shown(cell, redact)),
    };
    // After its exchanges, which wait there, too.
    later.push(() => {
      journal.write(line);
      onSettled(line);
    });
  };
  const lane = async () => {
    for (;;) {
      if (signal.aborted) return;
      const { value: plan, done } = waiting.next();
      if (done) return;
      await one(plan, serial++);
      await journal.room();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  later.drain();
}

/** Requests that are made ready while others are under way. A sender lets a few out at once in any case: below that, none would wait. */
function ahead(concurrency: number): number {
  return concurrency < fewestConnections ? 0 : Math.ceil(concurrency / 2);
}

/** What a fixture kept may be a secret that the run knows. */
function shown(cell: CellLine, redact: (text: string) => string): CellLine {
  const names = Object.keys(cell.kept);
  if (names.length === 0) return cell;
  return { ...cell, kept: Object.fromEntries(names.map((name) => [name, redact(cell.kept[name] ?? '')])) };
}
