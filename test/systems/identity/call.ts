import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';

/** What the resource server answered. */
export interface Called {
  readonly status: number;
  readonly challenge: string | undefined;
  readonly body: unknown;
}

/** Posts JSON, or gets where there is none, with Authorization headers exactly as given: `fetch` would join several. */
export async function call(url: string, authorization: readonly string[], body?: unknown): Promise<Called> {
  const sent = request(url, { method: body === undefined ? 'GET' : 'POST' });
  sent.setHeader('content-type', 'application/json');
  for (const header of authorization) sent.appendHeader('authorization', header);
  sent.end(body === undefined ? undefined : JSON.stringify(body));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return {
    status: response.statusCode ?? 0,
    challenge: response.headers['www-authenticate'],
    body: await json(response),
  };
}
