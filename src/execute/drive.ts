import { setTimeout as sleep } from 'node:timers/promises';
import type { Operation } from '../model/operation.ts';
import type { Received, Sending, Step } from '../model/step.ts';
import type { Sender } from './sender.ts';

/** Answers the steps of a trial, or of anything else that yields steps, until it ends. */
export async function drive<Result>(
  steps: Generator<Step, Result, Received>,
  {
    sender,
    operation,
    signal,
  }: { readonly sender: Sender; readonly operation: Operation | undefined; readonly signal: AbortSignal },
): Promise<Result> {
  let received: Received = { answers: [] };
  for (;;) {
    const { value, done } = steps.next(received);
    if (done) return value;
    switch (value.kind) {
      case 'send':
        received = { answers: await answersTo(value.sendings, { sender, operation }) };
        break;
      case 'wait':
        await sleep(value.ms, undefined, { signal }).catch(() => undefined);
        received = { answers: [] };
        break;
      default:
        value satisfies never;
    }
  }
}

async function answersTo(
  sendings: readonly Sending[],
  { sender, operation }: { readonly sender: Sender; readonly operation: Operation | undefined },
): Promise<Received['answers']> {
  const [only, ...others] = sendings;
  if (only && others.length === 0) return [await sender.send(only, operation)];
  return await Promise.all(sendings.map((sending) => sender.send(sending, operation)));
}
