import type { ExchangeLine } from '../model/journal.ts';

/** One exchange as HAR 1.2 has it (http://www.softwareishard.com/blog/har-12-spec/#entries). What was not measured is -1. */
export function harEntry(
  { sent, ms, request, answer }: ExchangeLine,
  { origin, comment }: { readonly origin: string; readonly comment: string },
): object {
  return {
    startedDateTime: sent,
    time: ms,
    request: requestOf(request, origin),
    response: responseOf(answer),
    cache: {},
    timings: { send: 0, wait: ms, receive: 0 },
    comment,
  };
}

function requestOf({ method, target, headers, body }: ExchangeLine['request'], origin: string): object {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const [, query = ''] = /\?([^#]*)/.exec(target) ?? [];
  return {
    ...common,
    method,
    url: uriOf(origin + target),
    headers: headers.map(named),
    queryString: Array.from(new URLSearchParams(query), named),
    ...(body !== null && { postData: { mimeType: type, text: body } }),
    bodySize: body === null ? 0 : Buffer.byteLength(body),
  };
}

/** Status 0 is what browsers write where no answer came. */
function responseOf(answer: ExchangeLine['answer']): object {
  const nothing = { ...common, status: 0, statusText: '', headers: [], redirectURL: '', bodySize: -1 };
  if (answer.kind !== 'response') {
    const error = answer.kind === 'failure' ? `${answer.phase}: ${answer.code}` : answer.reason;
    return { ...nothing, content: { size: 0, mimeType: '' }, comment: error };
  }
  const { status, headers, body, truncated } = answer;
  const list = Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => named([name, one])));
  const first = (name: string) => list.find((header) => header.name.toLowerCase() === name)?.value ?? '';
  const size = Buffer.byteLength(body);
  const content = { size, mimeType: first('content-type'), text: body };
  return {
    ...nothing,
    status,
    headers: list,
    redirectURL: first('location'),
    content: truncated ? { ...content, comment: 'only its beginning was kept' } : content,
  };
}

const common = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1 } as const;

function named([name, value]: readonly [string, string]): { readonly name: string; readonly value: string } {
  return { name, value };
}

/** What was sent may be no URI on purpose, and a HAR file has nothing else. */
function uriOf(url: string): string {
  return url
    .toWellFormed()
    .replaceAll(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]/gu, encodeURIComponent)
    .replaceAll(/%(?![\da-f]{2})/gi, '%25');
}
