import type { AddressWay } from '../model/address-way.ts';
import type { ClientAddress } from '../model/client-address.ts';
import type { ExchangeLine } from '../model/journal.ts';
import type { NotSent } from '../model/not-sent.ts';
import type { Operation } from '../model/operation.ts';
import type { Exchange, Sending } from '../model/step.ts';
import type { Answer, Presentation, WireRequest } from '../model/wire.ts';
import type { Credentials } from './credentials/credentials.ts';
import { dispatch } from './dispatch.ts';
import type { JournalWriter } from './journal-writer.ts';
import { paceOf } from './pace.ts';
import { poolsOf } from './pools.ts';
import type { Redactor } from './redactor.ts';
import { idHeaders } from './request-ids.ts';
import { unsendable } from './sendable.ts';

/** Sends what trials ask for: the only way to the network. */
export interface Sender {
  readonly send: (
    sending: Sending,
    operation: Operation | undefined,
  ) => Promise<Exchange | ({ readonly kind: 'not-sent' } & NotSent)>;
  /** Requests that left so far. */
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

/** What a sender is made with. */
export interface SenderOptions {
  /** Absolute URL with the base path: the only host that is ever called. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly addresses: readonly ClientAddress[];
  readonly addressWays: Readonly<Record<string, AddressWay>>;
  readonly credentials: Credentials;
  readonly redactor: Redactor;
  readonly journal: JournalWriter;
  /** What is odd about an answer. */
  readonly notice: (operation: Operation, answer: Answer) => string[];
  readonly runId: string;
  readonly version: string;
  readonly connections: number;
  readonly timeoutMs: number;
  readonly rps: number | undefined;
  readonly maxRequests: number | undefined;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/** How much of a body the journal keeps, in characters: enough for any refusal. */
const keptBody = 16 * 1024;

/** A sender for one target. */
export function senderOf(options: SenderOptions): Sender {
  const { target, addresses, addressWays, credentials, signal, now, maxRequests = Number.POSITIVE_INFINITY } = options;
  const url = new URL(target);
  const base = url.pathname.replace(/\/$/, '');
  const pools = poolsOf(url.origin, options);
  const pace = paceOf(options.rps);
  const ways = new Map(addresses.map(({ name, via, ip }) => [name, addressWays[via]?.connect(ip) ?? {}]));
  const journal = journalled(options);
  const ids = idHeaders(options.version);
  let requests = 0;

  return {
    requests: () => requests,
    close: pools.close,
    send: async (sending, operation) => {
      if (signal.aborted) return interrupted;
      const { principal, token } = sending.at;
      const presentation = await credentials.present(principal, token, Math.floor(now().getTime() / 1000));
      if ('code' in presentation) return { kind: 'not-sent', ...presentation };
      if (requests >= maxRequests) return limitReached;
      const serial = ++requests;
      const id = `${options.runId}-${serial}`;
      const request = dressed(sending.request, { presentation, base, headers: options.headers, ids: ids(id, serial) });
      const reason = unsendable(request);
      if (reason) return { kind: 'not-sent', code: 'unsendable', supply: reason };
      if (pace) await pace(signal).catch(() => undefined);
      const sent = now();
      const started = performance.now();
      const answer = await dispatch(
        pools.of(ways.get(sending.at.address) ?? {}),
        url.origin,
        request,
        options.timeoutMs,
      );
      const ms = Math.round((performance.now() - started) * 10) / 10;
      return journal({ sending, operation, id, request, answer, ms, sent });
    },
  };
}

const interrupted = { kind: 'not-sent', code: 'interrupted', supply: 'run it again' } as const;
const limitReached = { kind: 'not-sent', code: 'request-limit', supply: 'raise --max-requests' } as const;

/** The request as it goes out: base path, constant headers, credential, ids. The scenario's own headers win over the constant ones. */
function dressed(
  request: WireRequest,
  {
    presentation,
    base,
    headers,
    ids,
  }: { presentation: Presentation; base: string; headers: SenderOptions['headers']; ids: WireRequest['headers'] },
): WireRequest {
  const constant = constantHeaders(headers, request, presentation);
  const query = presentation.query
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  const joint = request.target.includes('?') ? '&' : '?';
  return {
    ...request,
    target: `${base}${request.target}${query === '' ? '' : joint + query}`,
    headers: [...constant, ...request.headers, ...presentation.headers, ...ids],
  };
}

function constantHeaders(
  headers: SenderOptions['headers'],
  request: WireRequest,
  presentation: Presentation,
): readonly (readonly [string, string])[] {
  const entries = Object.entries(headers);
  if (entries.length === 0) return entries;
  const own = new Set([...request.headers, ...presentation.headers].map(([name]) => name.toLowerCase()));
  return entries.filter(([name]) => !own.has(name.toLowerCase()));
}

interface Happened {
  readonly sending: Sending;
  readonly operation: Operation | undefined;
  readonly id: string;
  readonly request: WireRequest;
  readonly answer: Answer;
  readonly ms: number;
  readonly sent: Date;
}

/** Writes an exchange down, secrets taken out, and hands the trial the same. */
function journalled({ redactor, journal, notice }: SenderOptions): (happened: Happened) => Exchange {
  return ({ sending, operation, id, request, answer: raw, ms, sent }) => {
    const notes = operation ? notice(operation, raw) : [];
    const answer = redactedAnswer(raw, redactor);
    const line: ExchangeLine = {
      type: 'exchange',
      id,
      operation: operation?.id ?? null,
      about: sending.about,
      at: sending.at,
      attempt: sending.attempt,
      sent: sent.toISOString(),
      ms,
      request: {
        method: request.method,
        target: redactor.redact(request.target),
        headers: request.headers.map(([name, value]) => [name, redactor.redact(value)]),
        body: bodyText(request.body, redactor),
      },
      answer,
      notes,
    };
    journal.write(line);
    return { kind: 'exchange', id, answer, ms };
  };
}

function redactedAnswer(answer: Answer, redactor: Redactor): ExchangeLine['answer'] {
  if (answer.kind !== 'response') return { ...answer };
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    headers[name] = typeof value === 'string' ? redactor.redact(value) : value.map((one) => redactor.redact(one));
  }
  const body = redactor.redact(answer.body);
  return { ...answer, headers, body: body.slice(0, keptBody), truncated: answer.truncated || body.length > keptBody };
}

function bodyText(body: WireRequest['body'], redactor: Redactor): string | null {
  if (body === undefined) return null;
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
  return redactor.redact(text.slice(0, keptBody));
}
