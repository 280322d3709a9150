import { setTimeout as sleep } from 'node:timers/promises';
import type { Operation } from '../model/operation.ts';
import type { Received, Sending, Step } from '../model/step.ts';
import type { Sender, Sent } from './sender.ts';
import type { Slots } from './slots.ts';

/** What a trial is driven with. */
export interface DriveOptions {
  readonly sender: Sender;
  readonly operation: Operation | undefined;
  readonly slots: Slots;
  /** Who started first is served first: what is nearly done gives its memory back soonest. */
  readonly rank: number;
  readonly signal: AbortSignal;
  /** Keeps a secret out of every output from here on. */
  readonly hide?: (secret: string, name: string) => void;
}

/** Answers the steps of a trial, or of anything else that yields steps, until it ends. */
export async function drive<Result>(steps: Generator<Step, Result, Received>, options: DriveOptions): Promise<Result> {
  let received: Received = { answers: [] };
  for (;;) {
    const { value, done } = steps.next(received);
    if (done) return value;
    switch (value.kind) {
      case 'send': {
        const [only, ...others] = value.sendings;
        const answers =
          only && others.length === 0
            ? [await sent(only, options)]
            : await Promise.all(value.sendings.map((sending) => sent(sending, options)));
        received = { answers };
        break;
      }
      case 'hide':
        options.hide?.(value.secret, value.name);
        received = { answers: [] };
        break;
      case 'wait':
        await sleep(value.ms, undefined, { signal: options.signal }).catch(() => undefined);
        received = { answers: [] };
        break;
      default:
        value satisfies never;
    }
  }
}

async function sent(sending: Sending, { sender, operation, slots, rank }: DriveOptions): Promise<Sent> {
  const turn = slots.take(rank);
  if (turn) await turn;
  try {
    return await sender.send(sending, operation);
  } finally {
    slots.give();
  }
}
