import { attribute } from '../../src/attribute/attribute.ts';
import { meansLimit } from '../../src/attribute/means-limit.ts';
import { conclude } from '../../src/judge/conclude.ts';
import { judge, survey } from '../../src/judge/judge.ts';
import type { CellLine, ExchangeLine, JournalLine, RunLine } from '../../src/model/journal.ts';
import type { Report } from '../../src/model/report.ts';
import { scenarioId } from '../../src/plan/scenario-id.ts';
import { tokenStates } from '../../src/plan/token-states.ts';

/** How many of each; a cell for every one of them with every other. */
export interface LargeSize {
  readonly operations: number;
  readonly roles: number;
  /** The valid one included. */
  readonly tokens: number;
}

/** A report of any size whose exchanges look as those of real servers do: ids of their own, times, correlation ids. Its journal is made anew whenever it is read. */
export async function largeReport(size: LargeSize): Promise<Report> {
  const run = runLine(size);
  const found = await survey(linesOf(size, run), { attribute, meansLimit });
  const judged = () => judge(linesOf(size, run), found);
  return { run, folder: `.rolecall/runs/${run.id}`, judged, conclusion: await conclude(judged(), found) };
}

const areas = ['orders', 'invoices', 'customers', 'shipments', 'reports', 'webhooks', 'projects', 'payments'];
const verbs = ['', '/search', '/{id}/approve', '/{id}/notes', '/{id}/archive', '/export', '/{id}/items', '/bulk'];

function runLine({ operations, roles }: LargeSize): RunLine {
  const ids = Array.from({ length: operations }, (_, index) => {
    const version = Math.floor(index / (areas.length * verbs.length)) + 1;
    return `POST /v${version}/${areas[index % areas.length]}${verbs[Math.floor(index / areas.length) % verbs.length]}`;
  });
  return {
    type: 'run',
    rolecall: 1,
    id: '2026-11-23T10-00-00-000-abcdef',
    version: '0.0.0',
    started: '2026-11-23T10:00:00.000Z',
    environment: { name: 'staging', target: 'https://staging.example.com/api' },
    spec: { file: 'openapi.yaml', sha256: 'a'.repeat(64) },
    matrix: { file: 'role-matrix.yaml', sha256: 'b'.repeat(64) },
    seed: 1,
    strategy: 'full',
    mutations: [],
    operations: ids,
    gaps: [],
    principals: Array.from({ length: roles }, (_, rank) => {
      const name = roleOf(rank);
      return { name, role: name, roles: [name], rank, credential: 'jwt', verify: false };
    }),
    undecided: [],
    skipped: [],
    oracles: {},
    documented: {},
    partial: false,
    warnings: [],
  };
}

function roleOf(rank: number): string {
  return ['viewer', 'editor', 'manager', 'auditor', 'admin'][rank] ?? `team-${rank - 4}-lead`;
}

async function* linesOf({ tokens }: LargeSize, run: RunLine): AsyncGenerator<JournalLine> {
  const random = randomBy(1);
  const states = ['valid', ...Object.keys(tokenStates).filter((name) => name !== 'valid')].slice(0, tokens);
  let number = 0;
  yield run;
  for (const [index, operation] of run.operations.entries()) {
    const least = index % Math.max(1, run.principals.length - 1);
    const controls = run.principals.slice(least).map(({ name }) => name);
    const line = 3 + index;
    const cells: CellLine[] = [];
    for (const { name, rank } of run.principals) {
      for (const token of states) {
        const id = scenarioId(operation, name, token === 'valid' ? {} : { token });
        const allowed = rank >= least;
        const asked = { id, operation, name, token, refused: token !== 'valid' || !allowed };
        const exchange = exchangeOf(asked, { number: ++number, random });
        yield exchange;
        cells.push(cellOf(asked, { allowed, exchange, line, controls }));
      }
    }
    yield { type: 'settled', operation, success: [], pair: [], cells };
  }
  yield { type: 'teardown', ended: '2026-11-23T10:20:00.000Z', interrupted: false, requests: number };
}

interface Asked {
  readonly id: string;
  readonly operation: string;
  readonly name: string;
  readonly token: string;
  readonly refused: boolean;
}

function cellOf(
  { id, operation, name, token, refused }: Asked,
  about: {
    readonly allowed: boolean;
    readonly exchange: ExchangeLine;
    readonly line: number;
    readonly controls: readonly string[];
  },
): CellLine {
  const { allowed, exchange, line, controls } = about;
  const isValid = token === 'valid';
  return {
    id,
    role: name,
    principal: name,
    axes: isValid ? {} : { token },
    at: exchange.at,
    faults: [...(isValid ? [] : ['token']), ...(allowed ? [] : ['role'])],
    expected: {
      outcome: refused ? 'refused' : 'admitted',
      statuses: refused ? [isValid ? 403 : 401, ...(isValid ? [] : [403])] : [],
      rule: `role-matrix.yaml:${line}:3`,
      ruleText: operation,
      ...(isValid && { decision: { access: allowed ? 'allow' : 'deny' } }),
    },
    provable: isValid || allowed,
    closed: false,
    hides: false,
    controls: (isValid && refused ? controls : [name]).map((principal) => scenarioId(operation, principal, {})),
    recipe: operation,
    generated: [],
    invented: false,
    exchanges: [exchange.id],
    notSent: null,
    owner: null,
    kept: {},
    witness: null,
    twin: null,
    accepted: null,
  };
}

interface Sending {
  readonly number: number;
  readonly random: () => number;
}

function exchangeOf({ id: about, operation, name, token, refused }: Asked, { number, random }: Sending): ExchangeLine {
  const id = `2026-11-23T10-00-00-000-abcdef-${number}`;
  const sent = new Date(Date.UTC(2026, 10, 23, 10) + number * 9);
  const trace = number.toString(16).padStart(8, '0');
  const secret = `${name}_TOKEN${token === 'valid' ? '' : `_${token}`}`.toUpperCase().replaceAll('-', '_');
  const target = `/api${operation.replace('POST ', '').replace('{id}', uuidBy(random))}`;
  // Every now and then the server is wrong.
  const admitted = refused === random() < 0.002;
  return {
    type: 'exchange',
    id,
    operation,
    about,
    at: { principal: name, token, address: 'default' },
    attempt: 1,
    sent: sent.toISOString(),
    ms: Math.round(random() * 4000) / 100,
    request: {
      method: 'POST',
      target,
      headers: [
        ['accept', 'application/json'],
        ['content-type', 'application/json'],
        ...(token === 'missing' ? [] : [['authorization', `Bearer $${secret}`] as const]),
        ['x-request-id', id],
        ['traceparent', `00-4e95e3d9aaa609e69f8bf171${trace}-4e95e3d9${trace}-01`],
        ['user-agent', `rolecall/0.0.0 (${id})`],
      ],
      body: JSON.stringify({ sku: 'tea', quantity: 1, reference: `ref-abcdef-${number.toString(36)}` }),
    },
    answer: answerOf(admitted ? 201 : token === 'valid' ? 403 : 401, {
      sent,
      target,
      correlation: uuidBy(random),
      created: uuidBy(random),
    }),
    notes: [],
  };
}

function answerOf(
  status: number,
  about: { readonly sent: Date; readonly target: string; readonly correlation: string; readonly created: string },
): ExchangeLine['answer'] {
  const { sent, target, correlation, created } = about;
  const at = sent.toISOString();
  const body =
    status === 201
      ? { id: created, sku: 'tea', quantity: 1, state: 'open', createdAt: at, links: { self: `${target}/${created}` } }
      : {
          type: `https://errors.example.com/${status === 401 ? 'unauthorized' : 'forbidden'}`,
          title: status === 401 ? 'Unauthorized' : 'Forbidden',
          status,
          detail: status === 401 ? 'The access token is missing or invalid.' : 'You may not perform this action.',
          traceId: correlation,
          timestamp: at,
        };
  const text = JSON.stringify(body);
  return {
    kind: 'response',
    status,
    headers: {
      date: sent.toUTCString(),
      'content-type': status === 201 ? 'application/json' : 'application/problem+json',
      'content-length': String(text.length),
      'x-correlation-id': correlation,
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      ...(status === 201 && { location: `${target}/${created}` }),
      ...(status === 401 && { 'www-authenticate': 'Bearer realm="api", error="invalid_token"' }),
    },
    body: text,
    truncated: false,
  };
}

/** The same numbers for the same seed: https://github.com/bryc/code/blob/master/jshash/PRNGs.md#mulberry32 */
function randomBy(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function uuidBy(random: () => number): string {
  const digits = Array.from({ length: 4 }, () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
