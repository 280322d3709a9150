import type { Fixture } from '../model/call.ts';
import type { Contract } from '../model/contract.ts';
import type { Scenario } from '../model/scenario.ts';
import { fixturesFor } from '../plan/fixtures-for.ts';
import { inferredFixture } from '../plan/inferred-fixture.ts';
import { peopleIn } from '../plan/people-in.ts';

/** Where the resources that a request is about come from, or could come from. */
export function resourceLines(contract: Contract, scenario: Scenario): readonly (readonly [string, string])[] {
  return [...linesOn(contract, scenario)];
}

function* linesOn(contract: Contract, scenario: Scenario): Generator<readonly [string, string]> {
  for (const fixture of fixturesFor(contract, scenario.operation)) yield ['fixture', madeWords(contract, fixture)];
  for (const part of scenario.recipe?.generated ?? []) {
    const parameter = part.startsWith('path ') ? part.slice('path '.length) : undefined;
    if (parameter !== undefined) yield ['open', couldBeWords(contract, scenario, parameter)];
  }
  if (contract.principals.some(({ roles }) => contract.decide(scenario.operation, roles)?.own))
    for (const name of peopleIn(scenario.operation, scenario.recipe))
      yield ['owner', `${name} names a person: write \`$owner.${name}\` where it must be the owner's`];
}

function madeWords(contract: Contract, { name, make, place, linked }: Fixture): string {
  const at = contract.locate(place);
  const where = at ? `${at.file}:${at.line}` : place.file;
  return `${name}: ${make.operation.id}, ${linked ? 'from a link of the document' : 'declared'} at ${where}`;
}

function couldBeWords(contract: Contract, { operation }: Scenario, parameter: string): string {
  const found = inferredFixture(contract, operation, parameter);
  if (!found) return `{${parameter}} is invented: declare a fixture that keeps it`;
  const { fixture, property } = found;
  return `{${parameter}} is invented; it could be made by ${fixture.make.operation.id}, which answers \`${property}\`: not used until you say so; \`rolecall run --draft\` writes it down`;
}
