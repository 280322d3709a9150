import type { ExchangeLine } from '../model/journal.ts';
import type { Oracle, OracleSetting, Refusal, Sighting } from '../model/oracle.ts';
import type { Judged } from '../model/report.ts';
import type { VerdictRecord } from '../model/verdict.ts';
import { judgeOperation, type JudgeContext } from './judge-operation.ts';
import type { OperationRecord } from './operation-record.ts';
import { oracles } from './oracles.ts';

type Seen = VerdictRecord['seen'][number];

/** The verdicts of one operation, with what the oracles see in its refusals: once its verdicts are final. */
export function* examine(record: OperationRecord, context: JudgeContext): Generator<Judged> {
  const judged = [...judgeOperation(record, context)];
  const all = refusalsOf(record, judged);
  const { run } = context;
  const seen = new Map<string, Seen[]>();
  const refusals = { run, settled: record.settled, exchanges: record.exchanges, all };
  for (const [oracle, { look, ...own }] of all.length > 0 ? Object.entries<Oracle>(oracles) : []) {
    const severity = severityOf(run.oracles[oracle], own);
    if (severity === undefined) continue;
    for (const sighting of look(refusals)) {
      seen.set(sighting.cell, [...(seen.get(sighting.cell) ?? []), seenBy(oracle, severity, sighting)]);
    }
  }
  const { cells } = record.settled;
  for (const [index, each] of judged.entries()) {
    const own = seen.get(each.verdict.id);
    yield own ? withSeen(each, own, { accepted: cells[index]?.accepted ?? null, exchanges: record.exchanges }) : each;
  }
}

/** Verdicts stand in the order of their cells. */
function refusalsOf({ settled }: OperationRecord, judged: readonly Judged[]): Refusal[] {
  const refusals: Refusal[] = [];
  for (const [index, { verdict, fault: exchange }] of judged.entries()) {
    const cell = settled.cells[index];
    if (verdict.observed?.outcome !== 'refused' || !cell || exchange?.answer.kind !== 'response') continue;
    refusals.push({ cell, verdict, exchange, response: exchange.answer });
  }
  return refusals;
}

/** `undefined`: the files switch it off. */
function severityOf(setting: OracleSetting | undefined, { severity }: Pick<Oracle, 'severity'>) {
  if (setting === undefined) return severity;
  return 'off' in setting ? undefined : setting.severity;
}

function seenBy(oracle: string, severity: Seen['severity'], { evidence, against }: Sighting): Seen {
  return { oracle, severity, evidence, against: against ?? null };
}

/** What is accepted of a scenario is the way in which it is refused, too. */
function withSeen(
  judged: Judged,
  seen: readonly Seen[],
  {
    accepted,
    exchanges,
  }: {
    readonly accepted: VerdictRecord['accepted'];
    readonly exchanges: ReadonlyMap<string, ExchangeLine>;
  },
): Judged {
  const counts = seen.some(({ severity }) => severity !== 'info');
  const compared = new Map(
    seen.flatMap(({ against }) => {
      const exchange = against === null ? undefined : exchanges.get(against);
      return exchange ? [[exchange.id, exchange] as const] : [];
    }),
  );
  const { verdict } = judged;
  return {
    ...judged,
    verdict: { ...verdict, seen, accepted: counts ? accepted : verdict.accepted },
    ...(compared.size > 0 && { compared }),
  };
}
