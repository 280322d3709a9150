import type { ExchangeLine } from '../model/journal.ts';
import type { Operation } from '../model/operation.ts';
import type { Answer } from '../model/wire.ts';
import { answerWriter } from './answer-writer.ts';
import { exchangeText } from './exchange-text.ts';
import type { JournalWriter } from './journal-writer.ts';
import { unclaimed, withQuery, type Arrived, type Outgoing } from './outgoing.ts';
import type { Redactor } from './redactor.ts';

/** Writes an exchange down, secrets taken out. */
export function exchangeWriter({
  redactor,
  journal,
  notice,
}: {
  readonly redactor: Redactor;
  readonly journal: JournalWriter;
  /** What is odd about an answer. */
  readonly notice: (operation: Operation, answer: Answer) => string[];
}): (outgoing: Outgoing, arrived: Arrived) => void {
  const answers = answerWriter(redactor);
  return ({ sending, operation, id, request, credential, ids }, { answer: raw, sent, ms, way }) => {
    const announced = unclaimed(way.headers ?? [], sending).map(([name, value]): [string, string] => [name, value]);
    const kept = sending.confidential ? withoutBody(raw) : raw;
    const { answer, json } = answers(credential.transient ? without(credential.transient, kept) : kept);
    const target = withQuery(request.shownTarget, credential.shownQuery);
    const line: ExchangeLine = {
      type: 'exchange',
      id,
      operation: operation?.id ?? null,
      about: sending.about,
      at: sending.at,
      attempt: sending.attempt,
      sent: timeText(sent),
      ms,
      request: {
        method: sending.request.method,
        target,
        headers: request.headers.shown.concat(credential.headers.shown, ids.headers, announced),
        body: sending.confidential ? confidential : request.shownBody,
        ...(credential.certificate && { certificate: credential.certificate.shown }),
        ...(sending.proxyProtocol && { proxyProtocol: sending.proxyProtocol }),
      },
      answer,
      notes: operation ? notice(operation, raw) : [],
    };
    const said = announced.length === 0 ? '' : `,${JSON.stringify(announced).slice(1, -1)}`;
    const own = request.headers.json === '' ? '' : `${request.headers.json},`;
    const presented = credential.headers.json === '' ? '' : `${credential.headers.json},`;
    journal.write(
      line,
      exchangeText(line, {
        headers: own + presented + ids.json + said,
        body: sending.confidential ? JSON.stringify(confidential) : request.bodyJson,
        answer: json,
      }),
    );
  };
}

/** An answer without what was made for its request alone. */
function without(transient: Redactor, answer: Answer): Answer {
  if (answer.kind !== 'response') return answer;
  const headers = Object.entries(answer.headers).map(([name, value]) => [
    name,
    typeof value === 'string' ? transient.redact(value) : value.map((one) => transient.redact(one)),
  ]);
  return { ...answer, headers: Object.fromEntries(headers), body: transient.redact(answer.body) };
}

const confidential = '(left out: it may hold credentials)';

/** What makes a principal tells its credentials. */
function withoutBody(answer: Answer): Answer {
  if (answer.kind !== 'response') return answer;
  const { 'set-cookie': _, ...headers } = answer.headers;
  return { ...answer, headers, body: answer.body === '' ? '' : confidential };
}

let lastTime = { ms: Number.NaN, text: '' };

/** Many requests leave in the same millisecond. */
function timeText(time: Date): string {
  const ms = time.getTime();
  if (ms !== lastTime.ms) lastTime = { ms, text: time.toISOString() };
  return lastTime.text;
}
