import { nearestName } from '../load/nearest-name.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import type { AddressWay } from '../model/address-way.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Planned } from '../plans-of.ts';
import { scenariosOf } from '../plan/select.ts';
import { addressWays } from '../registries.ts';
import { printable } from '../report/printable.ts';
import { expectedOf } from './plan-output.ts';
import { resourceLines } from './resource-lines.ts';

/** Why a scenario, or each scenario of an operation, is expected to end as it is; what would prove it, and what would be sent. */
export function* explanation({ plans, contract, environment }: Planned, asked: string): Generator<string> {
  const known: string[] = [];
  let found = false;
  for (const plan of plans) {
    const { id, operationId } = plan.operation;
    known.push(id);
    let made: Lines | undefined;
    const whole = asked === id || asked === operationId;
    for (const scenario of scenariosOf(plan)) {
      known.push(scenario.id);
      if (!whole && scenario.id !== asked) continue;
      found = true;
      const address = addressLine(scenario, environment);
      yield explained(scenario, [...address, ...(made ??= resourceLines(contract, scenario))]);
    }
  }
  if (found) return;
  const nearest = nearestName(asked, known);
  const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  throw new RolecallError(
    'unknown-scenario',
    `--explain names "${asked}", which is no scenario or operation of this plan.${hint} rolecall plan lists them all`,
  );
}

type Lines = readonly (readonly [name: string, words: string])[];

function explained(scenario: Scenario, resources: Lines): string {
  const { id, expected, rule, ruleAt, principal, at, owner, accepted, notSent, claims } = scenario;
  const lines: (readonly [string, string])[] = [
    ['expected', expectedOf(expected)],
    ['rule', `${rule.text}, matched by ${rule.by}, at ${ruleAt}`],
    [
      'caller',
      `principal ${principal.name} as ${principal.role}, token ${at.token}, address ${at.address}${owner === undefined ? '' : `, on what ${owner} owns`}`,
    ],
    ...(claims ? [['claims', claimWords(claims)] as const] : []),
    ['fault', faultWords(scenario)],
    ['control', controlWords(scenario)],
    ['recipe', recipeWords(scenario)],
    ...resources,
  ];
  if (notSent) lines.push(['not sent', `${notSent.code}: ${notSent.supply}`]);
  if (accepted)
    lines.push(['accepted', `${accepted.reason}${accepted.until === undefined ? '' : `, until ${accepted.until}`}`]);
  const text = lines.map(([name, words]) => `  ${name.padEnd(8)}  ${printable(words)}\n`);
  return `${printable(id)}\n${text.join('')}\n`;
}

/** How the target comes to see the client where the rule says. */
function addressLine({ at }: Scenario, { addresses }: Planned['environment']): Lines {
  const ways: Readonly<Record<string, AddressWay>> = addressWays;
  const address = addresses.find(({ name }) => name === at.address);
  const way = address && ways[address.via];
  if (!address || !way) return [];
  const { via, ip, networks } = address;
  const lies = networks.size > 0 ? `in ${[...networks].join(', ')}` : 'in no network';
  return [['address', `${via} ${ip ?? 'any'}, ${lies}: ${way.summary}`]];
}

function claimWords({ name, ip, rounds }: NonNullable<Scenario['claims']>): string {
  const names = [...new Set(rounds.flatMap(({ headers }) => headers.map(([header]) => header)))];
  return `to be at ${name} (${ip}): ${rounds.map((round) => round.name).join(', ')}; ${rounds.length === 1 ? 'one request' : `at most ${rounds.length} requests, until one opens`}; in ${names.join(', ')}`;
}

function faultWords({ faults, closed }: Scenario): string {
  if (closed) return 'the matrix allows nobody';
  return faults.length === 0
    ? 'none: this caller is to be admitted'
    : `${faults.join(' and ')} moved off the value that would be admitted`;
}

function controlWords({ controls, provable, expected }: Scenario): string {
  if (expected.outcome === 'admitted') return 'proven when the same recipe is refused to another';
  const [first, ...others] = controls;
  if (first === undefined) return provable ? 'none' : 'none: this cell cannot be proven by contrast';
  return others.length === 0 ? first : `${first}, or else ${others.join(', ')}`;
}

function recipeWords({ recipe }: Scenario): string {
  if (!recipe) return 'none could be made';
  const made = recipe.generated.length === 0 ? 'nothing generated' : `generated: ${recipe.generated.join(', ')}`;
  const target = recipe.target.replaceAll(/\{(?:kept|owner|unique):([^{}]*)\}/g, '{$1}');
  return `${recipe.method} ${target}${recipe.body ? ` with ${recipe.body.mediaType}` : ''}; ${made}${recipe.invented ? ' (names a resource that may not exist)' : ''}`;
}
