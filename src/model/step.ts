import type { Point } from './axes.ts';
import type { CellLine } from './journal.ts';
import type { NotSent } from './not-sent.ts';
import type { Answer, WireRequest } from './wire.ts';

/** One request to send: as whom, in which token state, from where. Whoever sends it adds the credential and the ids. */
export interface Sending {
  /** What the exchange is about: a scenario's id, or what it proves of the run. */
  readonly about: string;
  readonly at: Point;
  readonly request: WireRequest;
  /** Announced before everything else on the connection. */
  readonly proxyProtocol?: { readonly version: 1 | 2; readonly ip: string } | undefined;
  /** 1 for the first try. */
  readonly attempt: number;
  /** It removes what the run made: it is sent even when the run was stopped. */
  readonly teardown?: true;
  /** Its answer may hold credentials: the journal keeps no body of it. */
  readonly confidential?: true;
}

/** What a trial asks of the outside world. */
export type Step =
  | { readonly kind: 'send'; readonly sendings: readonly Sending[] }
  | { readonly kind: 'wait'; readonly ms: number; readonly because: string }
  /** A text that no output may show, and what stands in its place. */
  | { readonly kind: 'hide'; readonly secret: string; readonly name: string };

/** An exchange as a trial sees it. It may hold secrets: what a trial ends with names exchanges, and never repeats them. */
export interface Exchange {
  readonly kind: 'exchange';
  readonly id: string;
  readonly answer: Answer;
  readonly ms: number;
}

/** What a trial gets back: one for each sending, in order. Nothing came to pass for those that could not be sent. */
export interface Received {
  readonly answers: readonly (Exchange | ({ readonly kind: 'not-sent' } & NotSent))[];
}

/** What a trial ends with: its cells, and the exchange ids of its two missing-token requests. */
export interface Observations {
  readonly cells: readonly CellLine[];
  readonly pair: readonly string[];
}

/** The whole dialogue about one operation, as sequential code that knows no socket, clock or file. */
export type Trial = Generator<Step, Observations, Received>;
