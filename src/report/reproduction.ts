import type { ExchangeLine, RunLine } from '../model/journal.ts';
import type { Judged } from '../model/report.ts';
import { curl } from './curl.ts';

/** The two commands that show a finding: with the fault, and with the fault taken back. */
export interface Reproduction {
  readonly control: readonly string[] | undefined;
  readonly fault: readonly string[] | undefined;
}

/** A pair of curl commands that differ in what the finding is about, and in nothing else. */
export function reproduction({ fault, control }: Judged, run: RunLine): Reproduction {
  const origin = URL.parse(run.environment.target)?.origin ?? run.environment.target;
  const command = (exchange: ExchangeLine, body: string | null) =>
    curl({ ...exchange.request, body }, { origin, from: boundTo(exchange, run) });
  const body = { fault: fault?.request.body ?? null, control: control?.request.body ?? null };
  const shared = fault?.at.case === control?.at.case ? withoutUnique(body.fault, body.control) : undefined;
  return {
    control: control && command(control, shared ?? body.control),
    fault: fault && command(fault, shared ?? body.fault),
  };
}

function boundTo({ at }: ExchangeLine, { addresses = [] }: RunLine): string | undefined {
  const address = addresses.find(({ name }) => name === at.address);
  return address?.via === 'bind' ? (address.ip ?? undefined) : undefined;
}

/**
 * The body that two exchanges of one recipe share: values that must be unique differ between them, and are left to the
 * shell, so that the pair can be pasted again and again.
 */
function withoutUnique(left: string | null, right: string | null): string | undefined {
  if (left === null || right === null) return undefined;
  if (left === right) return left;
  const words = left.split(/([\w-]+)/);
  const others = right.split(/([\w-]+)/);
  if (words.length !== others.length) return undefined;
  let shared = '';
  for (const [index, word] of words.entries()) {
    if (word === others[index]) shared += word;
    else if (index % 2 === 1) shared += `${commonStart(word, others[index] ?? '')}$RANDOM`;
    else return undefined;
  }
  return shared;
}

/** What both words begin with, up to the last separator: `ref-` of `ref-18a` and `ref-18b`. */
function commonStart(left: string, right: string): string {
  const end = left.lastIndexOf('-') + 1;
  return right.startsWith(left.slice(0, end)) ? left.slice(0, end) : '';
}
