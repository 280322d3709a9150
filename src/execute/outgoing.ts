import type { Connection } from '../model/address-way.ts';
import type { RequestToSign } from '../model/credential-module.ts';
import type { Operation } from '../model/operation.ts';
import type { Sending } from '../model/step.ts';
import type { Answer, WireRequest } from '../model/wire.ts';
import { pairsOf } from './pairs-of.ts';
import type { PreparedPresentation, PreparedRequest } from './prepared.ts';
import type { RequestIds } from './request-ids.ts';
import type { Wire } from './transmission.ts';

/** A request on its way. */
export interface Outgoing {
  readonly sending: Sending;
  readonly operation: Operation | undefined;
  readonly id: string;
  readonly request: PreparedRequest;
  readonly credential: PreparedPresentation;
  readonly ids: RequestIds;
}

/** What came of it, and when it left. */
export interface Arrived {
  readonly answer: Answer;
  readonly sent: Date;
  readonly ms: number;
  readonly way: Connection;
}

/** As it goes out but for the ids, and for what signs it. */
export function toSign(
  { method, body }: WireRequest,
  { target, headers }: PreparedRequest,
  origin: string,
): RequestToSign {
  return { method, url: origin + target, headers: pairsOf(headers.flat), body };
}

/** As it goes out: base path, constant headers, credential, ids. */
export function wireOf(
  { sending, request, credential, ids }: Outgoing,
  origin: string,
  { headers: announced = [] }: Connection,
): Wire {
  const { method } = sending.request;
  const headers = request.headers.flat.concat(credential.headers.flat, ids.flat);
  for (const [name, value] of unclaimed(announced, sending)) headers.push(name, value);
  const path = withQuery(request.target, credential.query);
  // The only deadline is our own: undici's do not run while a request waits for a connection.
  return { origin, method, path, headers, body: request.body ?? null, headersTimeout: 0, bodyTimeout: 0 };
}

/** What the client's address says, unless the request claims something else in the same header. */
export function unclaimed(
  announced: NonNullable<Connection['headers']>,
  { request }: Sending,
): NonNullable<Connection['headers']> {
  if (announced.length === 0) return announced;
  const own = new Set(request.headers.map(([name]) => name.toLowerCase()));
  return announced.filter(([name]) => !own.has(name.toLowerCase()));
}

export function withQuery(target: string, query: string): string {
  if (query === '') return target;
  return `${target}${target.includes('?') ? '&' : '?'}${query}`;
}
