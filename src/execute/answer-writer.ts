import type { ExchangeLine } from '../model/journal.ts';
import type { Answer } from '../model/wire.ts';
import type { Redactor } from './redactor.ts';
import { withoutIssued } from './without-issued.ts';

/** An answer as the journal keeps it: secrets taken out, long bodies cut. */
export interface WrittenAnswer {
  readonly answer: ExchangeLine['answer'];
  readonly json: string;
}

/** How much of a body the journal keeps, in characters: enough for any refusal. */
export const keptBody = 16 * 1024;

const mostKnown = 1_000;
const longestKnown = 4 * 1024;

/**
 * Writes answers. A server refuses with the same few words again and again: equal answers become one object, so that
 * redaction, JSON, and everything that the judge asks of an answer are done once.
 */
export function answerWriter(redactor: Redactor): (raw: Answer) => WrittenAnswer {
  const known = new Map<string, WrittenAnswer>();
  let secrets = redactor.secrets;
  return (raw) => {
    if (raw.kind !== 'response' || raw.body.length > longestKnown) return written(raw, redactor);
    if (secrets !== redactor.secrets || known.size >= mostKnown) {
      known.clear();
      ({ secrets } = redactor);
    }
    const key = keyOf(raw);
    let found = known.get(key);
    if (!found) known.set(key, (found = written(raw, redactor)));
    return found;
  };
}

function keyOf({ status, headers, body, truncated }: Extract<Answer, { kind: 'response' }>): string {
  let key = `${status} ${truncated}`;
  // A line break stands in no header, so that no two answers share a key.
  for (const name in headers) {
    const value = headers[name] ?? '';
    key += `\n${name}\n${typeof value === 'string' ? value : value.join('\n\n')}`;
  }
  return `${key}\n\n${body}`;
}

function written(raw: Answer, redactor: Redactor): WrittenAnswer {
  const answer = redacted(raw, redactor);
  return { answer, json: JSON.stringify(answer) };
}

function redacted(answer: Answer, redactor: Redactor): ExchangeLine['answer'] {
  if (answer.kind !== 'response') return { ...answer };
  const { kind, status, truncated } = answer;
  const known: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    known[name] = typeof value === 'string' ? redactor.redact(value) : value.map((one) => redactor.redact(one));
  }
  const { headers, body } = withoutIssued(known, redactor.redact(answer.body));
  if (body.length <= keptBody) return { kind, status, headers, body, truncated };
  return { kind, status, headers, body: body.slice(0, keptBody), truncated: true };
}
