import type { Conclusion, Coverage } from '../model/conclusion.ts';
import type { RunLine } from '../model/journal.ts';
import { count } from './count.ts';
import type { Paint } from './paint.ts';
import { printable } from './printable.ts';

const shown = 4;

/** What contract, document and run leave out of each other; nothing where only a part was run. */
export function* coverageLines({ coverage, interrupted }: Conclusion, run: RunLine, paint: Paint): Generator<string> {
  if (run.partial || run.shard || interrupted) return;
  const rows = [
    ['unproven', unprovenWords(coverage)],
    ['baseline', baselineWords(coverage, run)],
    ['roles', rolesWords(coverage)],
    ['rules', rulesWords(coverage)],
    ['document', statusWords('does not describe a refusal that the contract expects', coverage.undocumented)],
    ['document', statusWords('describes a refusal that nobody got', coverage.neverSeen)],
  ].flatMap(([name = '', text]) => (text === undefined ? [] : [`  ${paint('faint', name.padEnd(8))}  ${text}`]));
  if (rows.length === 0) return;
  yield '';
  yield paint('strong', 'COVERAGE');
  yield* rows;
}

function unprovenWords({ unproven }: Coverage): string | undefined {
  if (unproven.length === 0) return undefined;
  const all = unproven.map(({ operation, why }) => `${printable(operation)} (${why})`);
  return `${count(unproven.length, 'operation')}: ${listWords(all)}`;
}

function baselineWords({ unlisted, removable }: Coverage, { coverage }: RunLine): string | undefined {
  if (!coverage) return undefined;
  const file = printable(coverage.file);
  if (unlisted.length > 0) return `${file} does not list ${listWords(unlisted.map(printable))}`;
  if (removable.length === 0) return undefined;
  const entries = removable.length === 1 ? '1 entry is' : `${removable.length} entries are`;
  return `${file}: ${entries} proven now: run with --update-coverage`;
}

function rolesWords({ admittedNowhere }: Coverage): string | undefined {
  if (admittedNowhere.length === 0) return undefined;
  const all = admittedNowhere.map(({ role, allowed }) => {
    const why = allowed === 0 ? 'the matrix allows it nowhere' : `allowed by ${count(allowed, 'operation')}`;
    return `${printable(role)} (${why})`;
  });
  return `admitted nowhere: ${listWords(all)}`;
}

function rulesWords({ unmatched }: Coverage): string | undefined {
  if (unmatched.length === 0) return undefined;
  const all = unmatched.map(({ rule, at }) => `${printable(rule)} (${printable(at)})`);
  return `are for methods that are not run: ${listWords(all)}`;
}

function statusWords(what: string, operations: Coverage['undocumented']): string | undefined {
  if (operations.length === 0) return undefined;
  const all = operations.map(({ operation, statuses }) => `${printable(operation)} (${statuses.join(', ')})`);
  return `${what}: ${listWords(all)}`;
}

function listWords(all: readonly string[]): string {
  const rest = all.length - shown;
  return all.slice(0, shown).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
