import type { Role } from './role.ts';
import type { SessionServer } from './start-session-server.ts';

/** An answer as a test looks at it. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a request has beside its method and path; the body goes as JSON, and as it is if it is text. */
export interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Sends a request, such as `POST /key/posts`. */
export async function ask({ url }: SessionServer, call: string, { headers, body }: Asked = {}): Promise<Seen> {
  const [method = '', path = ''] = call.split(' ');
  const answer = await fetch(url + path, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const parsed: unknown = text === '' ? {} : JSON.parse(text);
  return { status: answer.status, headers: answer.headers, body: { ...(parsed as object) } };
}

/** The sid that an answer sets. */
export function sidOf({ headers }: Seen): string | undefined {
  return /^sid=([^;]*)/.exec(headers.get('set-cookie') ?? '')?.[1];
}

/** Logs in, from within an earlier session if there is one. */
export async function logIn(server: SessionServer, role: Role, oldSid?: string) {
  const headers: Record<string, string> = oldSid === undefined ? {} : { cookie: `sid=${oldSid}` };
  const seen = await ask(server, 'POST /session/login', { headers, body: server.secrets.users[role] });
  return { seen, sid: sidOf(seen) ?? '', csrf: String(seen.body['csrf']) };
}
