import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { ResumedLine, RunLine } from '../model/journal.ts';
import type { OperationPlan } from '../model/operation-plan.ts';
import type { TrialOptions } from './trial-options.ts';

/** One part of a run, from its start or from where it goes on. */
export interface SessionNames {
  /** What it begins with in the journal. */
  readonly line: RunLine | ResumedLine;
  /** What the ids of its requests begin with. */
  readonly requestIds: string;
  /** What unique values of an operation hold: the same whichever shard runs it, and never what a part before sent. */
  readonly nonce: (plan: OperationPlan) => string;
}

/** Names what one part of a run sends. */
export function sessionOf(run: RunLine, { begun, folder, now }: TrialOptions): SessionNames {
  const id = basename(folder);
  const places = new Map((run.shard?.operations ?? run.operations).map((operation, index) => [operation, index]));
  const nonceOf = (nonce: string) => (plan: OperationPlan) => {
    // One that is driven only for what it shows of a credential is not in the run line, and gets the next number.
    const place = places.get(plan.operation.id) ?? places.size;
    places.set(plan.operation.id, place);
    return `${nonce}${place.toString(36)}x`;
  };
  if (!begun) return { line: run, requestIds: id, nonce: nonceOf(id.slice(-6)) };
  const nonce = randomBytes(3).toString('hex');
  const line: ResumedLine = { type: 'resumed', started: now().toISOString(), nonce };
  return { line, requestIds: `${id}-${nonce}`, nonce: nonceOf(nonce) };
}
