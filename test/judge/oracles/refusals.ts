import type { CellLine, ExchangeLine, RunLine } from '../../../src/model/journal.ts';
import type { Refusal, Refusals } from '../../../src/model/oracle.ts';
import type { Hop } from '../../../src/model/signature.ts';
import type { VerdictRecord } from '../../../src/model/verdict.ts';
import { aRun } from '../a-journal.ts';

/** An answer that refused, and as much of its cell and request as matters. */
export interface MadeRefusal {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly notes?: readonly string[];
  readonly principal?: string;
  /** `role` by default; `token=expired` and so on. */
  readonly fault?: string;
  readonly statuses?: readonly number[];
  readonly code?: VerdictRecord['code'];
  readonly steady?: boolean;
  /** The layer that answered. */
  readonly hop?: Hop;
  readonly request?: Partial<ExchangeLine['request']>;
  /** What the same request for a resource that does not exist got. */
  readonly twin?: { readonly status: number; readonly body?: unknown; readonly target?: string };
}

/** What else was exchanged about the operation. */
export interface Around {
  readonly run?: Partial<RunLine>;
  /** Requests of others that were not refused. */
  /** What `editor` got who may call, by the state of its token; the contract takes either for right. */
  readonly either?: Readonly<Record<string, Pick<MadeRefusal, 'status' | 'body' | 'headers' | 'hop' | 'request'>>>;
  readonly others?: readonly { readonly principal: string; readonly request: Partial<ExchangeLine['request']> }[];
  /** Status that each principal got with its working token. */
  readonly admitted?: number;
  /** What the missing token got, twice. */
  readonly pair?: readonly [MadeRefusal, MadeRefusal];
}

/** The refusals of one made-up operation, as an oracle is given them. */
export function refusals(
  made: readonly MadeRefusal[],
  { run = {}, others = [], pair, admitted, either = {} }: Around = {},
): Refusals {
  const exchanges = new Map<string, ExchangeLine>();
  const keep = (exchange: ExchangeLine) => exchanges.set(exchange.id, exchange);
  for (const [index, one] of others.entries())
    keep(exchangeOf({ status: 200, ...one }, { id: `other${index}`, about: `POST /x ${one.principal}` }));
  for (const [index, one] of (pair ?? []).entries())
    keep(exchangeOf({ principal: 'anonymous', ...one }, { id: `pair${index}`, about: 'POST /x anonymous' }));
  const all = made.map((one, index) => {
    const { twin } = one;
    if (twin) {
      const request = { ...one.request, target: twin.target ?? '/api/x/none' };
      keep(
        exchangeOf({ ...twin, principal: one.principal ?? 'viewer', request }, { id: `twin${index}`, about: 'twin' }),
      );
    }
    const refusal = refusalOf(one, index);
    keep(refusal.exchange);
    return refusal;
  });
  const rest = Object.entries(either).map(([token, one], index) => eitherOf(one, { token, index }));
  for (const { exchange } of rest) keep(exchange);
  const working = admitted === undefined ? [] : all.map((refusal) => workingOf(refusal, admitted));
  for (const { exchange } of working) keep(exchange);
  return {
    run: aRun({ id: '2026-11-23T10-00-00-a1b2c3', ...run }),
    settled: {
      type: 'settled',
      operation: 'POST /x',
      success: [],
      pair: pair ? ['pair0', 'pair1'] : [],
      cells: [...all, ...rest, ...working].map(({ cell }) => cell),
    },
    exchanges,
    all: [...all, ...rest.filter(({ cell, response }) => cell.expected.statuses.includes(response.status))],
  };
}

/** Whoever may call, with what may be admitted and may be refused. */
function eitherOf(
  one: NonNullable<Around['either']>[string],
  { token, index }: { readonly token: string; readonly index: number },
): Refusal {
  const made = { ...one, principal: 'editor', fault: `token=${token}`, statuses: [400, 401, 403] };
  const { cell, verdict, ...rest } = refusalOf(made, 100 + index);
  const valid = token === 'valid';
  const expected = { ...cell.expected, outcome: valid ? ('admitted' as const) : ('either' as const) };
  const about = { expected, ...(valid && { axes: {}, faults: [] }) };
  return { ...rest, cell: { ...cell, ...about, provable: false }, verdict: { ...verdict, ...about } };
}

/** The same principal with its working token. */
function workingOf({ cell, exchange }: Refusal, status: number): Pick<Refusal, 'cell' | 'exchange'> {
  const at = { ...cell.at, token: 'valid' };
  const id = `${exchange.id}-working`;
  const answer = { kind: 'response' as const, status, headers: {}, body: '', truncated: false };
  return { cell: { ...cell, id, axes: {}, at, exchanges: [id] }, exchange: { ...exchange, id, at, answer } };
}

function refusalOf(made: MadeRefusal, index: number): Refusal {
  const {
    principal = 'viewer',
    fault = 'role',
    statuses = [403],
    code = 'contrast',
    steady = true,
    hop = 'unknown',
    twin,
  } = made;
  const [axis = 'role', value] = fault.split('=');
  const id = `POST /x ${principal}${index}`;
  const exchange = exchangeOf(made, { id: `e${index}`, about: id });
  if (exchange.answer.kind !== 'response') throw new TypeError('a refusal is a response');
  const axes = value === undefined ? {} : { [axis]: value };
  const at = { principal, token: axis === 'token' && value !== undefined ? value : 'valid', address: 'default' };
  const expected = { outcome: 'refused' as const, statuses, rule: 'matrix.yaml:1:1', ruleText: 'POST /x' };
  const about = { id, role: principal, principal, axes, at, faults: [axis], expected };
  const cell: CellLine = {
    ...about,
    provable: true,
    closed: false,
    hides: twin !== undefined,
    controls: [],
    recipe: 'POST /x',
    generated: [],
    invented: false,
    exchanges: [exchange.id],
    notSent: null,
    accepted: null,
    owner: null,
    kept: {},
    witness: null,
    twin: twin ? `twin${index}` : null,
  };
  const verdict: VerdictRecord = {
    ...about,
    type: 'verdict',
    operation: 'POST /x',
    observed: { outcome: 'refused', status: made.status, hop, cause: null, evidence: [] },
    verdict: 'pass',
    code,
    severity: null,
    provable: true,
    proven: true,
    accepted: null,
    proof: { control: 'admitted', recognised: true, steady, witness: 'none' },
    control: null,
    owner: null,
    kept: {},
    changed: [],
    supply: null,
    notes: [],
    seen: [],
    exchanges: [exchange.id],
    attempts: 1,
    ms: 1,
  };
  return { cell, verdict, exchange, response: exchange.answer };
}

function exchangeOf(
  { status, body = '', headers = {}, notes = [], principal = 'viewer', request = {} }: MadeRefusal,
  { id, about }: { readonly id: string; readonly about: string },
): ExchangeLine {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? {} : { 'content-type': 'application/json' };
  const credential = ['authorization', `Bearer $${principal.toUpperCase()}_TOKEN`] as const;
  return {
    type: 'exchange',
    id,
    operation: 'POST /x',
    about,
    at: { principal, token: 'valid', address: 'default' },
    attempt: 1,
    sent: '2026-11-23T10:00:00.000Z',
    ms: 1,
    request: { method: 'POST', target: '/api/x', headers: [[...credential]], body: null, ...request },
    answer: { kind: 'response', status, headers: { ...type, ...headers }, body: text, truncated: false },
    notes,
  };
}
