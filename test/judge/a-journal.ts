import type { CellLine, ExchangeLine, JournalLine, RunLine } from '../../src/model/journal.ts';
import type { Judged, Report } from '../../src/model/report.ts';
import type { Attribution, Response } from '../../src/model/signature.ts';
import type { VerdictRecord } from '../../src/model/verdict.ts';
import { conclude } from '../../src/judge/conclude.ts';
import { judge, survey } from '../../src/judge/judge.ts';

/** What a cell of a made-up journal got: a status, with a body where it matters. */
export type Got =
  | number
  | { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> }
  | 'reset';

/** A made-up cell: whatever is not given is ordinary. */
export interface MadeCell extends Partial<Omit<CellLine, 'expected'>> {
  readonly id: string;
  readonly got?: Got;
  readonly expected?: Partial<CellLine['expected']>;
}

/** A made-up operation with its cells; `pair` is what the missing token got twice. */
export interface MadeOperation {
  readonly id: string;
  readonly pair?: readonly [Got, Got];
  readonly cells: readonly MadeCell[];
  /** What reads of the state got, by their ids. */
  readonly reads?: Readonly<Record<string, Got>>;
}

/** A run line for `viewer` < `editor` < `admin`. */
export function aRun(change: Partial<RunLine> = {}): RunLine {
  const principals = ['anonymous', 'viewer', 'editor', 'admin'].map((name, rank) => ({
    name,
    role: name,
    roles: name === 'anonymous' ? [] : [name],
    rank,
    credential: name === 'anonymous' ? ('none' as const) : ('bearer' as const),
    verify: false,
  }));
  return {
    type: 'run',
    rolecall: 1,
    id: 'run-1',
    version: '0.0.0',
    started: '2026-01-01T00:00:00.000Z',
    environment: { name: 'test', target: 'http://127.0.0.1:1' },
    spec: { file: 'api.yaml', sha256: '0' },
    matrix: { file: 'matrix.yaml', sha256: '0' },
    seed: 1,
    strategy: 'pairs',
    mutations: [],
    operations: [],
    gaps: [],
    principals,
    undecided: [],
    skipped: [],
    oracles: {},
    documented: {},
    partial: false,
    warnings: [],
    ...change,
  };
}

/** The cells of an operation that `allowed` may call and `denied` may not, with what each got. */
export function cells(
  operation: string,
  got: Readonly<Record<string, Got>>,
  { allowed }: { allowed: readonly string[] },
): MadeCell[] {
  const controls = allowed.map((name) => `${operation} ${name}`);
  return Object.entries(got).map(([who, answer]) => {
    const [principal = '', token] = who.split(' token=');
    const anonymous = principal === 'anonymous';
    const admit = allowed.includes(principal) && token === undefined;
    const state = token ?? (anonymous ? 'missing' : 'valid');
    const tokenFault = anonymous || token !== undefined;
    return {
      id: token === undefined ? `${operation} ${principal}` : `${operation} ${principal} token=${token}`,
      principal,
      role: principal,
      axes: token === undefined ? {} : { token },
      at: { principal, token: state, address: 'default' },
      faults: admit ? [] : [tokenFault ? 'token' : 'role'],
      expected: admit
        ? { outcome: 'admitted', statuses: [] }
        : { outcome: 'refused', statuses: tokenFault ? [401, 403] : [403] },
      controls: admit ? [] : tokenFault && !anonymous ? [`${operation} ${principal}`] : controls,
      got: answer,
    };
  });
}

/** The journal of made-up operations, as a run would have written it. */
export function journalOf(
  operations: readonly MadeOperation[],
  run: RunLine = aRun(),
  before: readonly JournalLine[] = [],
): JournalLine[] {
  const lines: JournalLine[] = [{ ...run, operations: operations.map(({ id }) => id) }, ...before];
  for (const { id, pair, cells: made, reads } of operations) {
    const exchange = (name: string, about: string, got: Got): ExchangeLine =>
      anExchange({ id: `${id}#${name}`, operation: id, about, got });
    for (const cell of made) if (cell.got !== undefined) lines.push(exchange(cell.id, cell.id, cell.got));
    for (const [index, got] of (pair ?? []).entries()) lines.push(exchange(`pair${index}`, `${id} anonymous`, got));
    for (const [read, answer] of Object.entries(reads ?? {}))
      lines.push(anExchange({ id: read, operation: id, about: `${id} witness`, got: answer }));
    lines.push({
      type: 'settled',
      operation: id,
      success: [],
      pair: pair ? [`${id}#pair0`, `${id}#pair1`] : [],
      cells: made.map((cell) => aCell(id, cell)),
    });
  }
  lines.push({ type: 'teardown', ended: '2026-01-01T00:00:01.000Z', interrupted: false, requests: lines.length });
  return lines;
}

/** One exchange of a made-up journal. */
export function anExchange({
  id,
  operation,
  about,
  got,
}: {
  id: string;
  operation: string | null;
  about: string;
  got: Got;
}): ExchangeLine {
  const status = typeof got === 'object' ? got.status : got;
  return {
    type: 'exchange',
    id,
    operation,
    about,
    at: { principal: 'viewer', token: 'valid', address: 'default' },
    attempt: 1,
    sent: '2026-01-01T00:00:00.000Z',
    ms: 1,
    request: { method: 'POST', target: '/', headers: [], body: null },
    answer:
      status === 'reset'
        ? { kind: 'failure', phase: 'headers', code: 'ECONNRESET' }
        : {
            kind: 'response',
            status,
            headers: headersOf(got),
            body: typeof got === 'object' ? got.body : '',
            truncated: false,
          },
    notes: [],
  };
}

/** A bare 401 is an ordinary one, with its challenge. */
function headersOf(got: Got): Readonly<Record<string, string>> {
  if (typeof got === 'object') return got.headers ?? {};
  return got === 401 ? { 'www-authenticate': 'Basic realm="test"' } : {};
}

function aCell(operation: string, { got, expected, ...given }: MadeCell): CellLine {
  return {
    role: 'viewer',
    principal: 'viewer',
    axes: {},
    at: { principal: 'viewer', token: 'valid', address: 'default' },
    faults: [],
    provable: true,
    closed: false,
    hides: false,
    controls: [],
    recipe: operation,
    generated: [],
    invented: false,
    exchanges: got === undefined ? [] : [`${operation}#${given.id}`],
    notSent: null,
    accepted: null,
    owner: null,
    kept: {},
    witness: null,
    twin: null,
    ...given,
    expected: { outcome: 'admitted', statuses: [], rule: 'matrix.yaml:1:1', ruleText: operation, ...expected },
  };
}

/** Recognises no product and no limit. */
export const silent = {
  attribute: (_: Response): Attribution => ({ hop: 'unknown', cause: null, confidence: 'low', evidence: [] }),
  meansLimit: () => undefined,
};

/** Judges a journal: its verdicts by id, and its conclusion. */
export async function judged(
  lines: readonly JournalLine[],
  reading: Parameters<typeof survey>[1] = silent,
): Promise<{ verdicts: ReadonlyMap<string, VerdictRecord>; conclusion: Report['conclusion']; all: Judged[] }> {
  const stream = async function* () {
    yield* lines;
  };
  const found = await survey(stream(), reading);
  const all: Judged[] = [];
  for await (const each of judge(stream(), found)) all.push(each);
  const again = async function* () {
    yield* all;
  };
  return {
    verdicts: new Map(all.map(({ verdict }) => [verdict.id, verdict])),
    conclusion: await conclude(again(), found),
    all,
  };
}
