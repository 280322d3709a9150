import type { CellLine, ExchangeLine } from '../model/journal.ts';
import type { Need, Work } from '../model/need.ts';
import type { VerdictRecord } from '../model/verdict.ts';
import { complaintIn } from './complaint-in.ts';
import type { OperationRecord } from './operation-record.ts';

/** A cell with its verdict. */
interface Judgement {
  readonly cell: CellLine;
  readonly verdict: VerdictRecord;
}

/** What a person would do once to settle the open cells of an operation, by cell: many cells wait for the same. */
export function workOf(
  { settled, exchanges }: OperationRecord,
  verdicts: readonly VerdictRecord[],
): ReadonlyMap<string, Work> {
  const open = verdicts.filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'not-evaluable');
  if (open.length === 0) return new Map();
  const cells = new Map(settled.cells.map((cell) => [cell.id, cell]));
  const judgements = new Map<string, Judgement>();
  for (const verdict of open) {
    const cell = cells.get(verdict.id);
    if (cell) judgements.set(verdict.id, { cell, verdict });
  }
  const desk = new Desk(settled.operation, { exchanges, judgements });
  return new Map([...judgements].map(([id, judgement]) => [id, desk.work(judgement)]));
}

class Desk {
  readonly #operation: string;
  readonly #exchanges: ReadonlyMap<string, ExchangeLine>;
  readonly #judgements: ReadonlyMap<string, Judgement>;

  constructor(
    operation: string,
    {
      exchanges,
      judgements,
    }: {
      readonly exchanges: ReadonlyMap<string, ExchangeLine>;
      readonly judgements: ReadonlyMap<string, Judgement>;
    },
  ) {
    this.#operation = operation;
    this.#exchanges = exchanges;
    this.#judgements = judgements;
  }

  work(judgement: Judgement): Work {
    const { verdict } = judgement;
    if (verdict.verdict === 'not-evaluable') return this.#unsent(judgement);
    if (verdict.code === 'no-control') return this.#forControl(judgement);
    if (verdict.code === 'doubtful-recipe') return this.#doubtful(judgement) ?? other(verdict);
    const { outcome } = verdict.observed ?? {};
    const unexpected = verdict.code === 'unexpected' && (outcome === 'rejected' || outcome === 'absent');
    return unexpected ? this.#rejected(judgement) : other(verdict);
  }

  #unsent({ cell, verdict }: Judgement): Work {
    const supply = verdict.supply ?? '';
    switch (verdict.code) {
      case 'no-fixture':
        return this.#unmade(cell, supply);
      case 'dangerous':
        return { need: { kind: 'danger', operation: this.#operation }, supply };
      case 'state-not-derivable': {
        const state = cell.at.token;
        const how = `\`states: { ${state}: { env: … } }\``;
        const words = `give principals tokens that are ${state} (${how}), or keys to mint them (\`jwt\`)`;
        // Whoever knows better what is missing has said so.
        return { need: { kind: 'token', state }, supply: supply.includes('or a key to mint one') ? words : supply };
      }
      case 'no-body':
        return this.#request(cell, { status: null, complaint: null, supply });
      default:
        return { need: { kind: 'other' }, supply };
    }
  }

  /** What the server said when the fixture was to be made stands among the exchanges of the operation. */
  #unmade(cell: CellLine, supply: string): Work {
    const [, fixture] = /^fixture ([^:]+): /.exec(supply) ?? [];
    if (fixture === undefined) return this.#missing(cell) ?? { need: { kind: 'other' }, supply };
    const failed = [...this.#exchanges.values()].findLast(
      ({ about, answer }) => about === `fixture ${fixture}` && answer.kind === 'response' && answer.status >= 300,
    );
    const complaint = complaintOf(failed);
    return { need: { kind: 'made', fixture }, supply: `${supply}${complaint === null ? '' : ` (${complaint})`}` };
  }

  /** Its control is open, too: what settles that settles this. */
  #forControl({ cell, verdict }: Judgement): Work {
    for (const id of cell.controls) {
      const control = this.#judgements.get(id);
      if (control && control.verdict.code !== 'no-control') return this.work(control);
    }
    return other(verdict);
  }

  /** What nobody wrote may be what is refused. */
  #doubtful({ cell, verdict }: Judgement): Work | undefined {
    const exchange = this.#last(cell);
    return this.#missing(cell) ?? this.#request(cell, { ...answerOf(exchange), supply: verdict.supply ?? '' });
  }

  #rejected({ cell, verdict }: Judgement): Work {
    const { status, complaint } = answerOf(this.#last(cell));
    const missing = this.#missing(cell);
    // A resource that is not there is 404; what a server says about the rest of a request is about the rest.
    if (missing && (verdict.observed?.outcome === 'absent' || !cell.generated.includes('body'))) return missing;
    const said = complaint === null ? '' : ` (${complaint})`;
    const supply =
      status === 409
        ? `give ${cell.recipe} values that are new each time (\`{ unique: prefix }\`): it was answered 409${said}`
        : `give ${cell.recipe} a request that works: it was answered ${status ?? 'nothing'}${said}`;
    return this.#request(cell, { status, complaint, supply });
  }

  /** The last path parameter that nobody filled: what it is about lies within those before. */
  #missing({ generated }: CellLine): Work | undefined {
    const names = generated.flatMap((part) => (part.startsWith('path ') ? [part.slice('path '.length)] : []));
    const path = this.#operation.slice(this.#operation.indexOf(' ') + 1);
    const [parameter] = names.toSorted((one, two) => path.indexOf(`{${two}}`) - path.indexOf(`{${one}}`));
    if (parameter === undefined) return undefined;
    const whole = `{${parameter}}`;
    const beginning = path.slice(0, path.indexOf(whole) + whole.length);
    const need: Need = { kind: 'fixture', parameter, path: beginning };
    return { need, supply: `declare a fixture that keeps ${whole} of ${beginning}` };
  }

  #request(
    { recipe }: CellLine,
    { status, complaint, supply }: { status: number | null; complaint: string | null; supply: string },
  ): Work {
    const operation = this.#operation;
    return { need: { kind: 'request', operation, recipe: recipe || operation, status, complaint }, supply };
  }

  #last({ exchanges }: CellLine): ExchangeLine | undefined {
    return this.#exchanges.get(exchanges.at(-1) ?? '');
  }
}

function other({ supply }: VerdictRecord): Work {
  return { need: { kind: 'other' }, supply: supply ?? '' };
}

function answerOf(exchange: ExchangeLine | undefined): { status: number | null; complaint: string | null } {
  const status = exchange?.answer.kind === 'response' ? exchange.answer.status : null;
  return { status, complaint: complaintOf(exchange) };
}

function complaintOf(exchange: ExchangeLine | undefined): string | null {
  return exchange?.answer.kind === 'response' ? (complaintIn(exchange.answer.body) ?? null) : null;
}
