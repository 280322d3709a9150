import type { ExchangeLine } from '../model/journal.ts';

/** Parts of an exchange line that are JSON already. */
export interface ReadyJson {
  /** Headers of the request, without the brackets around them. */
  readonly headers: string;
  readonly body: string;
  readonly answer: string;
}

/**
 * An exchange line as `JSON.stringify` would write it. Most of it is the same in thousands of lines: written once and put
 * together, a line costs a third.
 */
export function exchangeText(line: ExchangeLine, { headers, body, answer }: ReadyJson): string {
  const { id, operation, about, at, attempt, sent, ms, request, notes } = line;
  const head = `{"type":"exchange","id":"${id}","operation":${quoted(operation)},"about":${JSON.stringify(about)}`;
  const point = `"at":{"principal":${quoted(at.principal)},"token":${quoted(at.token)},"address":${quoted(at.address)}${at.case === undefined ? '' : `,"case":${quoted(at.case)}`}${at.claims === undefined ? '' : `,"claims":${quoted(at.claims)}`}}`;
  const shown = request.certificate === undefined ? '' : `,"certificate":${JSON.stringify(request.certificate)}`;
  const announced =
    request.proxyProtocol === undefined ? '' : `,"proxyProtocol":${JSON.stringify(request.proxyProtocol)}`;
  const wire = `"request":{"method":"${request.method}","target":${quoted(request.target)},"headers":[${headers}],"body":${body}${shown}${announced}}`;
  const shownNotes = notes.length === 0 ? '[]' : JSON.stringify(notes);
  return `${head},${point},"attempt":${attempt},"sent":"${sent}","ms":${ms},${wire},"answer":${answer},"notes":${shownNotes}}`;
}

/** Names come again and again. */
const known = new Map<string | null, string>();
const mostKnown = 10_000;

function quoted(text: string | null): string {
  let json = known.get(text);
  if (json === undefined) {
    json = JSON.stringify(text);
    if (known.size < mostKnown) known.set(text, json);
  }
  return json;
}
