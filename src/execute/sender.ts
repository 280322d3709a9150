import type { AddressWay } from '../model/address-way.ts';
import type { ClientAddress } from '../model/client-address.ts';
import type { NotSent } from '../model/not-sent.ts';
import type { Operation } from '../model/operation.ts';
import type { Exchange, Sending } from '../model/step.ts';
import type { Answer, Presentation } from '../model/wire.ts';
import { connectionsOf } from './connections/connections.ts';
import { unavailable } from './connections/unavailable.ts';
import type { Credentials } from './credentials/credentials.ts';
import { Deadlines } from './deadlines.ts';
import type { Asking } from './in-process/plain.ts';
import { exchangeWriter } from './exchange-writer.ts';
import type { JournalWriter } from './journal-writer.ts';
import type { Later } from './later.ts';
import { toSign, wireOf, type Arrived, type Outgoing } from './outgoing.ts';
import { paceOf } from './pace.ts';
import { preparing } from './prepared.ts';
import type { Redactor } from './redactor.ts';
import { idHeaders } from './request-ids.ts';
import { Slots } from './slots.ts';
import { transmissionOf } from './transmission.ts';

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
  const write = exchangeWriter(options);
  const deadlines = new Deadlines(options.timeoutMs);
  const { transmit, close } = transmissionOf(options, deadlines);
  const places = new Slots(options.connections);
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
  const exchanged = async (outgoing: Outgoing): Promise<Sent> => {
    const { sending, credential } = outgoing;
    const way = connectionOf(sending);
    // Ready before its turn comes: it leaves as soon as an answer makes room.
    const wire = wireOf(outgoing, origin, way);
    const turn = places.take(0);
    if (turn) await turn;
    let arrived: Arrived;
    try {
      if (signal.aborted && !sending.teardown) {
        requests--;
        return interrupted;
      }
      const sent = now();
      const started = performance.now();
      const answer = await transmit(wire, way, credential.certificate);
      arrived = { answer, sent, ms: Math.round((performance.now() - started) * 10) / 10, way };
    } finally {
      places.give();
    }
    await new Promise<void>((resolve) => options.later.soon(resolve));
    return received(outgoing, arrived);
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
