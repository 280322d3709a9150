import type { Response as Answered } from '../model/signature.ts';

/** A response as tests have it: that of `fetch`, or what another client makes of one (supertest, `inject` of fastify, undici). */
export type ReceivedResponse =
  | globalThis.Response
  | {
      readonly status: number;
      readonly headers?: Headers | Readonly<Record<string, string | number | readonly string[] | undefined>>;
      /** Text, or the value that was read from it. */
      readonly body?: unknown;
    };

/** The response as the judge reads one. That of `fetch` is copied: a test can still read its body. */
export async function answered(received: unknown): Promise<Answered> {
  if (received instanceof globalThis.Response) {
    if (received.bodyUsed)
      throw new TypeError('the body of this response was read already: expect first, and read it then');
    const { status, headers } = received;
    return {
      kind: 'response',
      status,
      headers: lowerCase(headers),
      body: await received.clone().text(),
      truncated: false,
    };
  }
  if (!isReceived(received))
    throw new TypeError(`expected a Response or { status, headers, body }, got ${typeof received}`);
  const { status, headers, body } = received;
  return { kind: 'response', status, headers: lowerCase(headers ?? {}), body: textOf(body), truncated: false };
}

function isReceived(value: unknown): value is Exclude<ReceivedResponse, globalThis.Response> {
  if (typeof value !== 'object' || value === null || !('status' in value) || typeof value.status !== 'number')
    return false;
  return (
    !('headers' in value) ||
    value.headers === undefined ||
    (typeof value.headers === 'object' && value.headers !== null)
  );
}

function lowerCase(
  headers: NonNullable<Exclude<ReceivedResponse, globalThis.Response>['headers']>,
): Record<string, string | string[]> {
  const entries = headers instanceof Headers ? [...headers] : Object.entries(headers);
  return Object.fromEntries(
    entries.flatMap(([name, value]) => {
      if (value === undefined) return [];
      return [[name.toLowerCase(), typeof value === 'object' ? [...value] : String(value)]];
    }),
  );
}

function textOf(body: unknown): string {
  if (body === undefined || body === null) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}
