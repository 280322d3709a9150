import type { ExchangeLine } from '../../model/journal.ts';
import { shown } from '../data/shown.ts';
import { bodyText } from '../data/body-text.ts';
import { headerRows, isUnique } from '../data/header-rows.ts';

interface ExchangeProps {
  readonly title: string;
  readonly exchange: ExchangeLine;
  /** What it is held against: lines that it does not have stand out. */
  readonly other: ExchangeLine | undefined;
}

/** A request and its answer as they went over the wire, secrets by their names. */
export function Exchange({ title, exchange, other }: ExchangeProps) {
  const { request, answer, at, id, sent, ms } = exchange;
  const known = new Set(other ? headerRows(other.request.headers) : []);
  return (
    <article class="exchange">
      <h3>{shown(title)}</h3>
      <p class="faint">
        {Object.entries(at)
          .map(([axis, value]) => `${axis} ${shown(value)}`)
          .join(' · ')}
      </p>
      <pre tabIndex={0} aria-label={`Request: ${title}`}>
        <b>{shown(`${request.method} ${request.target}`)}</b>
        {'\n'}
        {headerRows(request.headers).map((row) => {
          const line = shown(row);
          return other && !known.has(row) && !isUnique(row) ? <mark>{`${line}\n`}</mark> : `${line}\n`;
        })}
        {request.body !== null && request.body !== '' && `\n${shown(bodyText(request.body))}`}
      </pre>
      <Answer title={title} answer={answer} />
      <p class="faint small">
        {id} · {sent} · {Math.round(ms)} ms
        {request.certificate && ` · client certificate ${shown(request.certificate.cert)}`}
        {request.proxyProtocol &&
          ` · PROXY protocol v${request.proxyProtocol.version}: ${shown(request.proxyProtocol.ip)}`}
      </p>
    </article>
  );
}

function Answer({ title, answer }: { readonly title: string; readonly answer: ExchangeLine['answer'] }) {
  if (answer.kind === 'failure')
    return (
      <p class="answer">
        No complete response: {answer.phase}, {shown(answer.code)}
      </p>
    );
  if (answer.kind === 'unsendable') return <p class="answer">It cannot be sent: {shown(answer.reason)}</p>;
  const headers = Object.entries(answer.headers).flatMap(([name, value]) =>
    [value].flat().map((each) => [name, each] as const),
  );
  return (
    <pre tabIndex={0} class="answer" aria-label={`Answer: ${title}`}>
      <b>{answer.status}</b>
      {'\n'}
      {headerRows(headers).map((row) => `${shown(row)}\n`)}
      {answer.body !== '' && `\n${shown(bodyText(answer.body))}`}
      {answer.truncated && <span class="faint">{'\n… the rest was not kept'}</span>}
    </pre>
  );
}
