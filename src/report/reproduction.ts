import type { ExchangeLine, RunLine } from '../model/journal.ts';
import type { Judged } from '../model/report.ts';
import type { VerdictRecord } from '../model/verdict.ts';
import { clientOptions } from './client-options.ts';
import { curl } from './curl.ts';

/** The two commands that show a finding: with the fault, and with the fault taken back. */
export interface Reproduction {
  readonly control: readonly string[] | undefined;
  readonly fault: readonly string[] | undefined;
  /** Variables that stand for ids of resources, which are gone since the run: what each of them is. */
  readonly resources: readonly { readonly name: string; readonly what: string }[];
}

/** A pair of curl commands that differ in what the finding is about, and in nothing else. */
export function reproduction({ verdict, fault, control, controlled }: Judged, run: RunLine): Reproduction {
  const origin = URL.parse(run.environment.target)?.origin ?? run.environment.target;
  const named = { fault: byName(fault, verdict), control: byName(control, controlled) };
  const command = (exchange: ExchangeLine, { target }: Named, body: string | null) =>
    curl({ ...exchange.request, target, body }, { origin, client: clientOf(exchange, run), ca: run.environment.ca });
  const body = { fault: named.fault.body, control: named.control.body };
  const shared = fault?.at.case === control?.at.case ? withoutUnique(body.fault, body.control) : undefined;
  return {
    control: control && command(control, named.control, shared ?? body.control),
    fault: fault && command(fault, named.fault, shared ?? body.fault),
    resources: [...new Map([...named.control.resources, ...named.fault.resources])].map(([name, what]) => ({
      name,
      what,
    })),
  };
}

interface Named {
  readonly target: string;
  readonly body: string | null;
  readonly resources: ReadonlyMap<string, string>;
}

/** Resources that fixtures made are gone when the report is read: variables stand for their ids. */
function byName(exchange: ExchangeLine | undefined, about: Owned | undefined): Named {
  let { target = '', body = null } = exchange?.request ?? {};
  const resources = new Map<string, string>();
  for (const [name, id] of Object.entries(about?.kept ?? {})) {
    if (id.length === 0) continue;
    const variable = variableOf(about?.owner ?? '', name);
    const whole = new RegExp(`(?<![\\w-])${RegExp.escape(encodeURIComponent(id))}(?![\\w-])`, 'g');
    const inBody = new RegExp(`(?<![\\w-])${RegExp.escape(id)}(?![\\w-])`, 'g');
    const shown = {
      target: target.replace(whole, () => variable),
      body: body?.replace(inBody, () => variable) ?? null,
    };
    if (shown.target === target && shown.body === body) continue;
    ({ target, body } = shown);
    resources.set(variable, about?.owner ? `${name} of a resource that ${about.owner} owns` : `${name} of a resource`);
  }
  return { target, body, resources };
}

type Owned = Pick<VerdictRecord, 'owner' | 'kept'>;

function variableOf(owner: string, name: string): string {
  const words = name.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2');
  return `$${[owner, words].filter((part) => part !== '').join('_')}`.toUpperCase().replaceAll(/[^A-Z\d$]+/g, '_');
}

function clientOf({ at }: ExchangeLine, { addresses = [] }: RunLine): readonly string[] {
  const address = addresses.find(({ name }) => name === at.address);
  return address ? clientOptions(address) : [];
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
