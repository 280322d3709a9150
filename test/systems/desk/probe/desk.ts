import { deskServer } from '../desk-server.ts';
import { env, tokenOf } from './token-of.ts';

/** An answer as a test looks at it. */
export interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** A request; without `headers` with the principal's good token. */
export interface Asked {
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly from?: string;
}

/** A desk in this process: fast, and with any client address. */
export interface Desk extends AsyncDisposable {
  readonly ask: (call: string, asked?: Asked) => Promise<Seen>;
}

const outside = '127.0.0.9';

/** Starts a desk. */
export function startDesk({
  breaks = [],
  settings = {},
}: {
  readonly breaks?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
} = {}): Desk {
  const app = deskServer({ breaks, env: { ...env, ...settings } });
  return {
    ask: async (call, { as, headers, body, from = outside } = {}) => {
      const [method, url = ''] = call.split(' ');
      const token = as === undefined ? {} : { authorization: `Bearer ${tokenOf(as)}` };
      const { statusCode, ...answer } = await app.inject({
        method: method === 'GET' || method === 'DELETE' ? method : 'POST',
        url,
        remoteAddress: from,
        headers: { ...(headers ?? token), ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { payload: JSON.stringify(body) }),
      });
      return { status: statusCode, headers: answer.headers, body: parsed(answer.body) };
    },
    [Symbol.asyncDispose]: () => app.close(),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
