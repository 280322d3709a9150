import type { FetchApp } from './app.ts';
import type { Asking, PlainResponse } from './plain.ts';

/** An application that takes a Request and gives a Response. */
export function fetchApp(app: FetchApp): Asking {
  const answer = typeof app === 'function' ? app : app.fetch.bind(app);
  return async ({ method, origin, target, headers, body }) => {
    const url = new URL(origin + target);
    // A URL resolves dots and escapes: the application would be asked for something else.
    if (url.pathname + url.search !== target) return `a Request would turn ${target} into ${url.pathname}${url.search}`;
    if (body !== undefined && (method === 'GET' || method === 'HEAD')) return `a Request of ${method} has no body`;
    const pairs = headers.map(([name, value]): [string, string] => [name, value]);
    const response = await answer(new Request(url, { method, headers: pairs, ...(body !== undefined && { body }) }));
    return { status: response.status, headers: headersOf(response), body: Buffer.from(await response.arrayBuffer()) };
  };
}

function headersOf({ headers }: Response): PlainResponse['headers'] {
  const known: Record<string, string | string[]> = Object.fromEntries(headers);
  const cookies = headers.getSetCookie();
  return cookies.length > 1 ? { ...known, 'set-cookie': cookies } : known;
}
