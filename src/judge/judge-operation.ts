import type { CellLine, ExchangeLine, RunLine } from '../model/journal.ts';
import type { OutcomeName } from '../model/outcome.ts';
import type { Judged } from '../model/report.ts';
import type { Attribution } from '../model/signature.ts';
import type { VerdictRecord } from '../model/verdict.ts';
import { decide, type Decided, type Evidence } from './decide.ts';
import { type Facts, isSteady } from './facts.ts';
import { remedyFor } from './finding-text.ts';
import { isClosed } from './is-closed.ts';
import { exchangeOf, type OperationRecord } from './operation-record.ts';
import type { OutcomeReader } from './reading.ts';
import { severityOf } from './severity-of.ts';
import { supplyFor } from './supply-for.ts';
import { workOf } from './work-of.ts';

/** What judging one operation needs beyond its own lines. */
export interface JudgeContext {
  readonly run: RunLine;
  readonly facts: Facts;
  readonly reader: OutcomeReader;
}

/** A control that was found, or not. */
interface Control {
  readonly kind: 'admitted' | 'past' | 'none';
  readonly cell: CellLine | undefined;
}

/** The verdicts of one operation, in the order in which its scenarios were sent. */
export function* judgeOperation(record: OperationRecord, context: JudgeContext): Generator<Judged> {
  const bench = new Bench(record, context);
  const judged = record.settled.cells.map((cell) => bench.judge(cell));
  const works = workOf(
    record,
    judged.map(({ verdict }) => verdict),
  );
  for (const each of judged) {
    const work = works.get(each.verdict.id);
    yield work ? { ...each, work } : each;
  }
}

/** The cells of one operation side by side: what one of them shows counts for the others. */
class Bench {
  readonly #record: OperationRecord;
  readonly #context: JudgeContext;
  readonly #cells: ReadonlyMap<string, CellLine>;
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #steady: boolean;
  /** What each cell came to, read with its own declarations. */
  readonly #outcomes = new Map<string, OutcomeName>();
  /** Who was admitted and who was refused, by recipe: many cells share one. */
  readonly #recipes = new Map<string, { readonly admitted: CellLine[]; readonly refused: CellLine[] }>();
  /** Recipes that an allowed, recognised principal was refused with, without anyone knowing why. */
  readonly #doubtful = new Set<string>();

  constructor(record: OperationRecord, context: JudgeContext) {
    this.#record = record;
    this.#context = context;
    this.#cells = new Map(record.settled.cells.map((cell) => [cell.id, cell]));
    this.#ranks = ranksOf(context.run);
    this.#steady = !context.facts.unsteady && isSteady(record, context.reader);
    for (const cell of record.settled.cells) this.#note(cell);
    for (const cell of record.settled.cells) {
      if (this.#isDoubtful(cell)) this.#doubtful.add(cell.recipe);
    }
  }

  #note(cell: CellLine): void {
    const exchange = exchangeOf(this.#record, cell);
    if (!exchange) return;
    const outcome = this.#context.reader.outcome(exchange, this.#record.settled, cell);
    this.#outcomes.set(cell.id, outcome);
    const sharing = this.#recipes.get(cell.recipe) ?? { admitted: [], refused: [] };
    this.#recipes.set(cell.recipe, sharing);
    if (outcome === 'admitted') sharing.admitted.push(cell);
    // Only one axis apart makes a contrast.
    if (outcome === 'refused' && cell.faults.length === 1) sharing.refused.push(cell);
  }

  judge(cell: CellLine): Judged {
    const fault = exchangeOf(this.#record, cell);
    const control = this.#control(cell);
    const attribution = fault && this.#context.reader.attribution(fault);
    const evidence = this.#evidence(cell, { control, attribution });
    const decided = decide(evidence);
    const verdict = this.#verdict(cell, { decided, evidence, control, fault, attribution });
    const { cell: controlled } = control;
    const witnesses = cell.witness?.exchanges.flatMap((id) => this.#record.exchanges.get(id) ?? []) ?? [];
    const judged = {
      verdict,
      fault,
      control: controlled && exchangeOf(this.#record, controlled),
      controlled: controlled && { owner: controlled.owner, kept: controlled.kept },
      ...(witnesses.length > 0 && { witnesses }),
    };
    return verdict.severity === null ? judged : { ...judged, remedy: remedyFor(verdict) };
  }

  #evidence(
    cell: CellLine,
    { control, attribution }: { control: Control; attribution: Attribution | undefined },
  ): Evidence {
    const outcome = this.#outcomes.get(cell.id);
    const exchange = exchangeOf(this.#record, cell);
    const shown = exchange && (isClosed(exchange.answer) ? 'closed' : statusOf(exchange));
    return {
      expected: cell.expected.outcome,
      outcome: outcome ?? { notSent: cell.notSent?.code ?? 'interrupted' },
      asDeclared: cell.expected.statuses.some((status) => status === shown),
      faults: cell.faults,
      closed: cell.closed,
      steady: this.#steady,
      recognised: this.#recognised(cell),
      control: control.kind,
      goodRecipe: this.#goodRecipe(cell),
      refusedToAnother: this.#refusedToAnother(cell),
      otherCause:
        cell.faults.includes('role') &&
        attribution?.confidence === 'high' &&
        noRoleDecides.has(attribution.cause ?? ''),
      witness: cell.witness?.state ?? 'none',
      lapsed: cell.lapsed ?? false,
    };
  }

  /** Needed where a role's refusal is judged: an ignored credential looks exactly like a denied role. */
  #recognised(cell: CellLine): boolean {
    return !judgesRole(cell) || this.#context.facts.recognised.has(cell.principal);
  }

  /** The first that was admitted, else the first that got past the refusal; none while the recipe itself may be what is refused. */
  #control(cell: CellLine): Control {
    let past: CellLine | undefined;
    if (this.#doubtful.has(cell.recipe)) return { kind: 'none', cell: undefined };
    for (const id of cell.controls) {
      const candidate = this.#cells.get(id);
      const exchange = candidate && exchangeOf(this.#record, candidate);
      if (!candidate || !exchange) continue;
      const outcome = this.#context.reader.outcome(exchange, this.#record.settled, cell);
      if (outcome === 'admitted') return { kind: 'admitted', cell: candidate };
      if (this.#isPast(outcome, exchange)) past ??= candidate;
    }
    return past ? { kind: 'past', cell: past } : { kind: 'none', cell: undefined };
  }

  #isPast(outcome: OutcomeName, exchange: ExchangeLine): boolean {
    if (outcome === 'rejected' || outcome === 'absent') return true;
    return outcome === 'limited' && this.#context.reader.limit(exchange) === 'licence';
  }

  #isDoubtful(cell: CellLine): boolean {
    if (cell.expected.outcome !== 'admitted' || !this.#recognised(cell)) return false;
    return this.#outcomes.get(cell.id) === 'refused' && !this.#goodRecipe(cell);
  }

  /** Nothing in it is generated; or somebody was admitted with it, who has no more rights where it names an invented resource. */
  #goodRecipe(cell: CellLine): boolean {
    if (cell.generated.length === 0) return true;
    const rank = this.#rank(cell);
    const admitted = this.#recipes.get(cell.recipe)?.admitted ?? [];
    return admitted.some(
      (other) => other.principal !== cell.principal && (!cell.invented || this.#rank(other) <= rank),
    );
  }

  #refusedToAnother(cell: CellLine): boolean {
    return this.#recipes.get(cell.recipe)?.refused.some((other) => other !== cell) ?? false;
  }

  #rank({ principal }: CellLine): number {
    return this.#ranks.get(principal) ?? Number.MAX_SAFE_INTEGER;
  }

  #verdict(
    cell: CellLine,
    parts: {
      decided: Decided;
      evidence: Evidence;
      control: Control;
      fault: ExchangeLine | undefined;
      attribution: Attribution | undefined;
    },
  ): VerdictRecord {
    const { decided, evidence, control, fault, attribution } = parts;
    const refused = evidence.outcome === 'refused' || evidence.outcome === 'limited';
    const { settled } = this.#record;
    const base = { id: cell.id, operation: settled.operation, role: cell.role, principal: cell.principal };
    const { rule, ruleText, outcome, statuses, decision } = cell.expected;
    return {
      type: 'verdict',
      ...base,
      axes: cell.axes,
      at: { ...cell.at },
      faults: cell.faults,
      expected: { outcome, statuses, rule, ruleText, ...(decision && { decision }) },
      observed:
        fault && typeof evidence.outcome === 'string'
          ? {
              outcome: evidence.outcome,
              status: statusOf(fault),
              hop: attribution?.hop ?? 'unknown',
              cause: refused ? (attribution?.cause ?? null) : null,
              evidence: refused ? (attribution?.evidence ?? []) : [],
            }
          : null,
      verdict: decided.verdict,
      code: decided.code,
      severity: severityOf(cell, decided),
      provable: cell.provable,
      proven: decided.proven && cell.provable,
      accepted: decided.verdict === 'pass' ? null : cell.accepted,
      proof: {
        control: control.kind,
        recognised: evidence.recognised,
        steady: evidence.steady,
        witness: evidence.witness,
      },
      control: control.cell?.id ?? cell.controls[0] ?? null,
      owner: cell.owner,
      kept: cell.kept,
      ...(cell.opened && { opened: cell.opened }),
      changed: cell.witness?.changed ?? [],
      supply: supplyFor(cell, decided, { outcome: evidence.outcome, status: statusOf(fault) }),
      notes: fault?.notes ?? [],
      seen: [],
      exchanges: cell.exchanges,
      attempts: fault?.attempt ?? 0,
      ms: fault?.ms ?? 0,
    };
  }
}

/** Whether the verdict on a cell needs to know that the server knows the credential. */
export function judgesRole({ principal, faults }: CellLine): boolean {
  return principal !== 'anonymous' && (faults.length === 0 || faults.includes('role'));
}

const ranks = new WeakMap<RunLine, ReadonlyMap<string, number>>();

/** The same for all operations of a run. */
function ranksOf(run: RunLine): ReadonlyMap<string, number> {
  let known = ranks.get(run);
  if (!known) ranks.set(run, (known = new Map(run.principals.map(({ name, rank }) => [name, rank]))));
  return known;
}

/** Causes that hold for every role alike: a refusal for one of them says nothing about the role. */
const noRoleDecides = new Set([
  'limit',
  'quota',
  'licence',
  'maintenance',
  'csrf',
  'waf',
  'client-address',
  'gateway-rule',
]);

function statusOf(exchange: ExchangeLine | undefined): number | null {
  return exchange?.answer.kind === 'response' ? exchange.answer.status : null;
}
