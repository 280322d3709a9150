import type { AddressWay, Connection } from '../model/address-way.ts';
import type { ClientAddress } from '../model/client-address.ts';
import type { ExchangeLine } from '../model/journal.ts';
import type { NotSent } from '../model/not-sent.ts';
import type { Operation } from '../model/operation.ts';
import type { Exchange, Sending } from '../model/step.ts';
import type { RequestToSign } from '../model/credential-module.ts';
import type { Answer, Presentation, WireRequest } from '../model/wire.ts';
import { answerWriter } from './answer-writer.ts';
import { connectionsOf } from './connections/connections.ts';
import { unavailable } from './connections/unavailable.ts';
import type { Credentials } from './credentials/credentials.ts';
import { Deadlines } from './deadlines.ts';
import type { Asking } from './in-process/plain.ts';
import { exchangeText } from './exchange-text.ts';
import type { JournalWriter } from './journal-writer.ts';
import type { Later } from './later.ts';
import { paceOf } from './pace.ts';
import { pairsOf } from './pairs-of.ts';
import { preparing, type PreparedPresentation, type PreparedRequest } from './prepared.ts';
import type { Redactor } from './redactor.ts';
import { idHeaders, type RequestIds } from './request-ids.ts';
import { Runway } from './runway.ts';
import { transmissionOf, type Wire } from './transmission.ts';

/** Sends what trials ask for: the only way to the network. */
export interface Sender {
  readonly send: (sending: Sending, operation: Operation | undefined) => Sent | Promise<Sent>;
  /** Requests that left so far. */
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

/** What became of a request. */
export type Sent = Exchange | ({ readonly kind: 'not-sent' } & NotSent);

/** What a sender is made with. */
export interface SenderOptions {
  /** Absolute URL with the base path: the only host that is ever called. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly addresses: readonly ClientAddress[];
  readonly addressWays: Readonly<Record<string, AddressWay>>;
  /** Addresses that turned out not to be had. */
  readonly missingAddresses?: ReadonlyMap<string, NotSent>;
  readonly credentials: Credentials;
  readonly redactor: Redactor;
  readonly journal: JournalWriter;
  readonly later: Later;
  /** What is odd about an answer. */
  readonly notice: (operation: Operation, answer: Answer) => string[];
  readonly runId: string;
  readonly version: string;
  /** To each address, and as many requests are under way at once. */
  readonly connections: number;
  readonly timeoutMs: number;
  readonly rps: number | undefined;
  readonly maxRequests: number | undefined;
  /** PEM of the authorities that the target's certificate is from. */
  readonly authorities?: string | undefined;
  /** The target is asked in this process, without a socket. */
  readonly asking?: Asking | undefined;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/** A sender for one target. */
export function senderOf(options: SenderOptions): Sender {
  const { target, addresses, addressWays, credentials, signal, now, maxRequests = Number.POSITIVE_INFINITY } = options;
  const { origin, pathname } = new URL(target);
  const pace = paceOf(options.rps);
  const ways = new Map(addresses.map((address) => [address.name, addressWays[address.via]?.connect(address) ?? {}]));
  const connectionOf = connectionsOf(ways);
  const ready = preparing(pathname.replace(/\/$/, ''), options.headers, options.redactor);
  const ids = idHeaders(options.version);
  const write = journalled(options);
  const deadlines = new Deadlines(options.timeoutMs);
  const { transmit, close } = transmissionOf(options, deadlines);
  const runway = new Runway(options.connections);
  let requests = 0;
  /** Never taken back, so that no two requests share an id. */
  let serial = 0;

  const leave = (
    { sending, operation }: Pick<Outgoing, 'sending' | 'operation'>,
    presentation: Presentation | NotSent,
  ): Sent | Promise<Sent> => {
    const gone = options.missingAddresses?.get(sending.at.address);
    if (gone && !sending.teardown) return { kind: 'not-sent', ...gone };
    if ('code' in presentation) return { kind: 'not-sent', ...presentation };
    if (requests >= maxRequests && !sending.teardown) return limitReached;
    const request = ready.request(sending.request);
    if (presentation.sign) {
      const signed = presentation.sign(toSign(sending.request, request, origin));
      return signed.then((made) => leave({ sending, operation }, made));
    }
    const credential = ready.presentation(presentation);
    const problem = request.problem ?? credential.headers.problem;
    if (problem) return { kind: 'not-sent', code: 'unsendable', supply: problem };
    requests++;
    const id = `${options.runId}-${++serial}`;
    const outgoing: Outgoing = { sending, operation, id, request, credential, ids: ids(id, serial) };
    if (!pace || sending.teardown) return exchanged(outgoing);
    return pace(signal).then(
      () => exchanged(outgoing),
      () => {
        requests--;
        return interrupted;
      },
    );
  };
  const exchanged = (outgoing: Outgoing): Promise<Sent> => {
    const { sending, credential } = outgoing;
    const way = connectionOf(sending);
    const wire = wireOf(outgoing, origin, way);
    return new Promise((resolve, reject) => {
      runway.enter(() => {
        if (signal.aborted && !sending.teardown) {
          requests--;
          runway.leave();
          resolve(interrupted);
          return;
        }
        const sent = now();
        const started = performance.now();
        transmit(wire, way, credential.certificate).then((answer) => {
          const ms = Math.round((performance.now() - started) * 10) / 10;
          runway.leave();
          options.later.soon(() => resolve(received(outgoing, { answer, sent, ms, way })));
        }, reject);
      });
    });
  };
  const received = (outgoing: Outgoing, arrived: Arrived): Sent => {
    const { answer, ms, way } = arrived;
    if (answer.kind === 'unsendable') return { kind: 'not-sent', code: 'unsendable', supply: answer.reason };
    const missing = unavailable(answer, way, { address: outgoing.sending.at.address, origin });
    if (missing) return { kind: 'not-sent', ...missing };
    options.later.push(() => write(outgoing, arrived));
    return { kind: 'exchange', id: outgoing.id, answer, ms };
  };

  return {
    requests: () => requests,
    close: async () => {
      deadlines.close();
      await close();
    },
    send: (sending, operation) => {
      if (signal.aborted && !sending.teardown) return interrupted;
      const { principal, token } = sending.at;
      const presentation = credentials.present(principal, token, Math.floor(now().getTime() / 1000));
      // Nearly always at hand already: waiting for it would cost a turn of the loop.
      return presentation instanceof Promise
        ? presentation.then((made) => leave({ sending, operation }, made))
        : leave({ sending, operation }, presentation);
    },
  };
}

const interrupted = { kind: 'not-sent', code: 'interrupted', supply: 'run it again' } as const;
const limitReached = { kind: 'not-sent', code: 'request-limit', supply: 'raise --max-requests' } as const;

/** A request on its way. */
interface Outgoing {
  readonly sending: Sending;
  readonly operation: Operation | undefined;
  readonly id: string;
  readonly request: PreparedRequest;
  readonly credential: PreparedPresentation;
  readonly ids: RequestIds;
}

/** What came of it, and when it left. */
interface Arrived {
  readonly answer: Answer;
  readonly sent: Date;
  readonly ms: number;
  readonly way: Connection;
}

/** As it goes out but for the ids, and for what signs it. */
function toSign({ method, body }: WireRequest, { target, headers }: PreparedRequest, origin: string): RequestToSign {
  return { method, url: origin + target, headers: pairsOf(headers.flat), body };
}

/** An answer without what was made for its request alone. */
function without(transient: Redactor, answer: Answer): Answer {
  if (answer.kind !== 'response') return answer;
  const headers = Object.entries(answer.headers).map(([name, value]) => [
    name,
    typeof value === 'string' ? transient.redact(value) : value.map((one) => transient.redact(one)),
  ]);
  return { ...answer, headers: Object.fromEntries(headers), body: transient.redact(answer.body) };
}

/** As it goes out: base path, constant headers, credential, ids. */
function wireOf(
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
function unclaimed(
  announced: NonNullable<Connection['headers']>,
  { request }: Sending,
): NonNullable<Connection['headers']> {
  if (announced.length === 0) return announced;
  const own = new Set(request.headers.map(([name]) => name.toLowerCase()));
  return announced.filter(([name]) => !own.has(name.toLowerCase()));
}

function withQuery(target: string, query: string): string {
  if (query === '') return target;
  return `${target}${target.includes('?') ? '&' : '?'}${query}`;
}

/** Writes an exchange down, secrets taken out. */
function journalled({ redactor, journal, notice }: SenderOptions): (outgoing: Outgoing, arrived: Arrived) => void {
  const answers = answerWriter(redactor);
  return ({ sending, operation, id, request, credential, ids }, { answer: raw, sent, ms, way }) => {
    const announced = unclaimed(way.headers ?? [], sending).map(([name, value]): [string, string] => [name, value]);
    const kept = sending.confidential ? withoutBody(raw) : raw;
    const { answer, json } = answers(credential.transient ? without(credential.transient, kept) : kept);
    const target = withQuery(request.shownTarget, credential.shownQuery);
    const line: ExchangeLine = {
      type: 'exchange',
      id,
      operation: operation?.id ?? null,
      about: sending.about,
      at: sending.at,
      attempt: sending.attempt,
      sent: timeText(sent),
      ms,
      request: {
        method: sending.request.method,
        target,
        headers: request.headers.shown.concat(credential.headers.shown, ids.headers, announced),
        body: sending.confidential ? confidential : request.shownBody,
        ...(credential.certificate && { certificate: credential.certificate.shown }),
        ...(sending.proxyProtocol && { proxyProtocol: sending.proxyProtocol }),
      },
      answer,
      notes: operation ? notice(operation, raw) : [],
    };
    const said = announced.length === 0 ? '' : `,${JSON.stringify(announced).slice(1, -1)}`;
    const own = request.headers.json === '' ? '' : `${request.headers.json},`;
    const presented = credential.headers.json === '' ? '' : `${credential.headers.json},`;
    journal.write(
      line,
      exchangeText(line, {
        headers: own + presented + ids.json + said,
        body: sending.confidential ? JSON.stringify(confidential) : request.bodyJson,
        answer: json,
      }),
    );
  };
}

const confidential = '(left out: it may hold credentials)';

/** What makes a principal tells its credentials. */
function withoutBody(answer: Answer): Answer {
  if (answer.kind !== 'response') return answer;
  const { 'set-cookie': _, ...headers } = answer.headers;
  return { ...answer, headers, body: answer.body === '' ? '' : confidential };
}

let lastTime = { ms: Number.NaN, text: '' };

/** Many requests leave in the same millisecond. */
function timeText(time: Date): string {
  const ms = time.getTime();
  if (ms !== lastTime.ms) lastTime = { ms, text: time.toISOString() };
  return lastTime.text;
}
