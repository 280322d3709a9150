import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Pair } from './authority.ts';

/** How a request is made. */
export interface Asked {
  /** The path of the certificate of the authority that the server's is from. */
  readonly authority: string;
  /** What the client shows; nothing if absent. */
  readonly client?: Pair | undefined;
  readonly body?: unknown;
}

/** Sends a request, such as `POST https://127.0.0.1:4021/posts`, over a connection of its own. */
export async function ask(
  call: string,
  { authority, client, body }: Asked,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const [method, url = ''] = call.split(' ');
  const shown = client && { cert: await readFile(client.certificate), key: await readFile(client.key) };
  const asked = request(url, { method, ca: await readFile(authority), ...shown, agent: false });
  const answered = once(asked, 'response');
  asked.end(body === undefined ? undefined : JSON.stringify(body));
  const [response] = (await answered) as [IncomingMessage];
  return { status: response.statusCode ?? 0, body: await json(response) };
}
