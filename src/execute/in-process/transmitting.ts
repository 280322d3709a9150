import type { Answer } from '../../model/wire.ts';
import { answerOf, keptBytes } from '../answer-of.ts';
import type { Deadlines } from '../deadlines.ts';
import type { Asking, PlainRequest } from './plain.ts';

/** Puts requests to an application in this process. Never rejects, as on the network: what goes wrong is an answer, too. */
export function transmitting(ask: Asking, deadlines: Deadlines): (request: PlainRequest) => Promise<Answer> {
  return (request) =>
    new Promise((resolve) => {
      const settle = (answer: Answer) => {
        deadlines.delete(waiting);
        resolve(answer);
      };
      const waiting = { giveUp: () => settle({ kind: 'failure', phase: 'deadline', code: 'TIMEOUT' }) };
      deadlines.add(waiting);
      const twice = doubled(request);
      if (twice !== undefined) {
        settle({ kind: 'unsendable', reason: `the header ${twice} can come twice only over a connection` });
        return;
      }
      ask(request).then(
        (answered) =>
          settle(
            typeof answered === 'string'
              ? { kind: 'unsendable', reason: answered }
              : answerOf(answered, answered.body.subarray(0, keptBytes), answered.body.length),
          ),
        // The name alone: a message may hold what must not be shown.
        (error: unknown) =>
          settle({ kind: 'failure', phase: 'headers', code: error instanceof Error ? error.name : 'THROWN' }),
      );
    });
}

/** Applications get one value for each name: what a server makes of two is its parser's doing. */
function doubled({ headers }: PlainRequest): string | undefined {
  const seen = new Set<string>();
  for (const [name] of headers) {
    const lower = name.toLowerCase();
    if (seen.has(lower)) return name;
    seen.add(lower);
  }
  return undefined;
}
