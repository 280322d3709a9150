import type { Fixture } from '../model/call.ts';
import type { WorkItem } from '../model/conclusion.ts';
import type { Contract } from '../model/contract.ts';
import type { Need } from '../model/need.ts';
import type { Operation } from '../model/operation.ts';
import type { Recipe } from '../model/recipe.ts';
import type { FixtureStub, RequestStub, Stubs } from '../model/stubs.ts';
import { fixturesFor } from './fixtures-for.ts';
import { type InferredFixture, inferredFixture } from './inferred-fixture.ts';
import { keptNames } from './kept-names.ts';
import { linkedFixtures } from './linked-fixtures.ts';
import { parameterValue } from './parameter-value.ts';
import { peopleIn } from './people-in.ts';
import { recipeOf } from './recipe.ts';
import { uniqueProperties } from './unique-properties.ts';

/** Drafts what would settle the open cells of a run. What the scenario files say already is spoken of, and never said twice. */
export function stubsFor(
  contract: Contract,
  worklist: readonly WorkItem[],
  { seed }: { readonly seed: number },
): Stubs {
  const drafter = new Drafter(contract, seed);
  for (const item of worklist) drafter.add(item);
  return drafter.stubs();
}

type Of<Kind extends Need['kind']> = Extract<Need, { readonly kind: Kind }>;

class Drafter {
  readonly #contract: Contract;
  readonly #seed: number;
  readonly #byId: ReadonlyMap<string, Operation>;
  readonly #fixtures = new Map<string, { readonly stub: FixtureStub; readonly make: Operation }>();
  readonly #names: Set<string>;
  readonly #requests = new Map<string, RequestStub>();
  readonly #remarks: string[][] = [];

  constructor(contract: Contract, seed: number) {
    this.#contract = contract;
    this.#seed = seed;
    this.#byId = new Map(contract.documented.map((operation) => [operation.id, operation]));
    this.#names = new Set([...contract.fixtures.keys(), ...linkedFixtures(contract).map(({ name }) => name)]);
  }

  add(item: WorkItem): void {
    const { need } = item;
    if (need.kind === 'fixture') this.#fixture(need, item);
    else if (need.kind === 'request') this.#request(need, item);
    else if (need.kind === 'made') this.#made(need, item);
    else if (need.kind === 'danger') this.#danger(need, item);
    else this.#remark(item, []);
  }

  stubs(): Stubs {
    const fixtures = [...this.#fixtures.values()].map(({ stub, make }) =>
      // One place for the body: under `requests`, where it is to be mended.
      this.#requests.has(make.id) ? withoutBody(stub) : stub,
    );
    return { fixtures, requests: [...this.#requests.values()], remarks: this.#remarks };
  }

  #fixture({ parameter, path }: Of<'fixture'>, item: WorkItem): void {
    for (const id of item.operations) {
      const operation = this.#byId.get(id);
      const found = operation && inferredFixture(this.#contract, operation, parameter);
      if (!found) continue;
      this.#infer(found, [amountOf(item), whereOf(item)]);
      return;
    }
    this.#remark(item, [
      'fixtures:',
      `  ${parameter.replace(/[^\w-]+/g, '-')}:`,
      `    make: POST /…  # no operation of the document was found that answers what ${path} needs`,
      `    keep: { ${parameter}: $response.body#/id }`,
    ]);
  }

  #infer({ fixture, property }: InferredFixture, comments: readonly string[]): void {
    const { make, undo, witness, keep } = fixture;
    const [parameter = ''] = keep.keys();
    const key = `${make.operation.id} ${parameter}`;
    if (this.#fixtures.has(key)) return;
    const body = this.#isSaid(make.operation) ? undefined : this.#recipe(make.operation)?.body?.value;
    const stub: FixtureStub = {
      name: this.#free(fixture.name),
      make: make.operation.id,
      ...(body !== undefined && { body }),
      keep: { [parameter]: `$response.body#/${property.replaceAll('.', '/')}` },
      ...(undo && { undo: named(undo.operation, parameter) }),
      ...(witness && { witness: named(witness.call.operation, parameter) }),
      comments: [...comments, `a guess: ${make.operation.id} answers \`${property}\``],
    };
    this.#fixtures.set(key, { stub, make: make.operation });
    this.#needed(make.operation, stub.name);
  }

  /** What a drafted fixture needs itself. */
  #needed(make: Operation, by: string): void {
    const kept = keptNames(this.#contract, make, { fixtures: fixturesFor(this.#contract, make) });
    for (const { in: place, name } of make.parameters) {
      const given = kept.has(name) || Object.hasOwn(this.#contract.request(make).parameters, name);
      const found = place === 'path' && !given ? inferredFixture(this.#contract, make, name) : undefined;
      if (found) this.#infer(found, [`needed by the fixture ${by}`]);
    }
  }

  #request({ operation: id, recipe, status, complaint }: Of<'request'>, item: WorkItem): void {
    const operation = this.#byId.get(id);
    if (!operation || this.#requests.has(id)) return;
    if (this.#isSaid(operation) || recipe !== id) {
      this.#remark(item, [this.#saidAt(operation, recipe)]);
      return;
    }
    const made = this.#recipe(operation);
    const parameters = this.#generated(operation, made);
    const body = made?.body && (status === 409 ? this.#renewed(operation, made) : made.body.value);
    if (body === undefined && Object.keys(parameters).length === 0) {
      this.#remark(item, ['requests:', `  ${id}:`, '    body: …']);
      return;
    }
    this.#requests.set(id, {
      operation: id,
      ...(Object.keys(parameters).length > 0 && { parameters }),
      ...(body !== undefined && { body }),
      comments: [
        amountOf(item),
        ...(status === null
          ? [item.supply]
          : [`it was answered ${status}${complaint === null ? '' : `: ${complaint}`}`]),
        ...this.#people(operation, made),
      ],
    });
  }

  #made({ fixture: name }: Of<'made'>, item: WorkItem): void {
    const linked = linkedFixtures(this.#contract).find((fixture) => fixture.name === name);
    const declared = this.#contract.fixtures.get(name);
    const fixture = declared ?? linked;
    if (linked && !declared && !this.#isSaid(linked.make.operation)) {
      const { id } = linked.make.operation;
      const need = { kind: 'request', operation: id, recipe: id, status: null, complaint: null } as const;
      this.#request(need, item);
      return;
    }
    this.#remark(item, fixture ? [this.#fixtureAt(fixture)] : []);
  }

  #danger({ operation }: Of<'danger'>, item: WorkItem): void {
    this.#remark(item, [
      'requests:',
      `  ${operation}:`,
      '    dangerous: refusals  # only what must be refused is sent',
      '    # dangerous: control, and control: { … }: everything is sent, with this harmless body',
      '    # dangerous: run: everything is sent as it is',
      'skip:',
      `  - operation: ${operation}`,
      '    reason: …',
    ]);
  }

  #remark(item: WorkItem, lines: readonly string[]): void {
    this.#remarks.push([`${amountOf(item)}: ${item.supply}`, ...lines.filter((line) => line !== '')]);
  }

  #recipe(operation: Operation): Recipe | undefined {
    const kept = keptNames(this.#contract, operation, { fixtures: fixturesFor(this.#contract, operation) });
    const made = recipeOf(this.#contract, operation, { caseName: undefined, seed: this.#seed, kept });
    return 'code' in made ? undefined : made;
  }

  /** A body that is new at each sending, as far as its schema allows. */
  #renewed({ bodies }: Operation, { body }: Recipe): unknown {
    const { schemas } = this.#contract;
    const schema = bodies.find(({ type }) => type === body?.mediaType)?.schema;
    const accepts = (value: unknown) => schema === undefined || schemas.check(schema, value, 'request').length === 0;
    return uniqueProperties(body?.value, accepts).value;
  }

  /** Query, header and cookie parameters that nobody wrote. */
  #generated(operation: Operation, made: Recipe | undefined): Record<string, unknown> {
    const { schemas } = this.#contract;
    const options = { schemas, seed: this.#seed, kept: new Map<string, string>() };
    const found = operation.parameters
      .filter(({ in: place, name }) => place !== 'path' && made?.generated.includes(`${place} ${name}`))
      .map((parameter) => [parameter.name, parameterValue(parameter, { parameters: {} }, options)?.value] as const);
    return Object.fromEntries(found);
  }

  #people(operation: Operation, made: Recipe | undefined): string[] {
    const { principals } = this.#contract;
    const owned = principals.some(({ roles }) => this.#contract.decide(operation, roles)?.own);
    return owned
      ? peopleIn(operation, made).map(
          (name) => `${name} names a person: write \`$owner.${name}\`, an attribute of principals`,
        )
      : [];
  }

  #isSaid(operation: Operation): boolean {
    return this.#contract.request(operation).place !== undefined;
  }

  #saidAt(operation: Operation, recipe: string): string {
    const { place } = this.#contract.request(operation);
    const at = place && this.#contract.locate(place);
    if (!at) return recipe === operation.id ? '' : `it is a case: under \`requests\` › ${operation.id} › \`cases\``;
    return `its request is declared at ${at.file}:${at.line}: mend it there`;
  }

  #fixtureAt({ name, place }: Fixture): string {
    const at = this.#contract.locate(place);
    return at ? `the fixture ${name} is declared at ${at.file}:${at.line}: mend it there` : '';
  }

  #free(name: string): string {
    let found = name;
    for (let number = 2; this.#names.has(found); number++) found = `${name}-${number}`;
    this.#names.add(found);
    return found;
  }
}

function amountOf({ cells, operations }: WorkItem): string {
  return operations.length > 1
    ? `${plural(cells, 'cell')} in ${plural(operations.length, 'operation')}`
    : plural(cells, 'cell');
}

function plural(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

function whereOf({ operations }: WorkItem): string {
  const more = operations.length > 3 ? ` and ${operations.length - 3} more` : '';
  return `for ${operations.slice(0, 3).join(', ')}${more}`;
}

/** An operation on the resource as a scenario file names it: its last parameter as it is kept. */
function named({ method, path }: Operation, parameter: string): string {
  return `${method} ${path.replace(/\{[^{}/]*\}(?=[^{}]*$)/, `{${parameter}}`)}`;
}

function withoutBody({ body: _, ...stub }: FixtureStub): FixtureStub {
  return stub;
}
