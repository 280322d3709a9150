import type { Call, Fixture, ProvisioningStep, Witness } from '../model/call.ts';
import type { RequestDeclaration } from '../model/contract.ts';
import type { Place } from '../model/place.ts';
import { runtimeExpression, type RuntimeExpression } from '../model/runtime-expression.ts';
import { calledOperation } from './called-operation.ts';
import type { OperationIndex } from './decisions/operation-index.ts';
import type { ScenarioFile } from './formats/scenario-file.ts';
import type { Problem } from './problem.ts';
import type { ReadScenarioFile } from './requests.ts';
import { pointerOf } from './validate.ts';

/** The calls of scenario files: fixtures, and steps that make principals. */
export interface Calls {
  readonly fixtures: ReadonlyMap<string, Fixture>;
  readonly steps: ReadonlyMap<string, readonly ProvisioningStep[]>;
  readonly witness: (written: NonNullable<WitnessFile>, place: Place) => Witness | undefined;
  readonly problems: readonly Problem[];
}

type FixtureFile = NonNullable<ScenarioFile['fixtures']>[string];
type StepFile = NonNullable<ScenarioFile['steps']>[string][number];
type WitnessFile = FixtureFile['witness'];
type RequestFile = Pick<StepFile, 'body' | 'parameters' | 'headers'> & Pick<Partial<StepFile>, 'success'>;

/** Reads the fixtures and steps of all scenario files; a name stands in one place. */
export function callsOf(files: readonly ReadScenarioFile[], index: OperationIndex): Calls {
  const reader = new Reader(index);
  const fixtures = new Map<string, Fixture>();
  const steps = new Map<string, readonly ProvisioningStep[]>();
  for (const { file, written } of files) {
    for (const [name, fixture] of Object.entries(written.fixtures ?? {})) {
      const place = { file, pointer: pointerOf(['fixtures', name]), on: 'key' as const };
      if (fixtures.has(name)) reader.twice('fixture', name, place);
      const read = reader.fixture(name, fixture, place);
      if (read) fixtures.set(name, read);
    }
    for (const [name, list] of Object.entries(written.steps ?? {})) {
      const place = { file, pointer: pointerOf(['steps', name]), on: 'key' as const };
      if (steps.has(name)) reader.twice('list of steps', name, place);
      steps.set(
        name,
        list.flatMap((step, position) => reader.step(step, below(place, position)) ?? []),
      );
    }
  }
  return { fixtures, steps, witness: (written, place) => reader.witness(written, place), problems: reader.problems };
}

class Reader {
  readonly problems: Problem[] = [];
  readonly #index: OperationIndex;

  constructor(index: OperationIndex) {
    this.#index = index;
  }

  twice(what: string, name: string, place: Place): void {
    this.problems.push({
      code: 'bad-value',
      place,
      message: `the ${what} "${name}" stands in two places: keep one of the two.`,
    });
  }

  fixture(name: string, written: FixtureFile, place: Place): Fixture | undefined {
    const [[key, request] = ['', null]] =
      typeof written.make === 'string' ? [[written.make, null] as const] : Object.entries(written.make);
    const make = this.#call(key, { place: below(place, 'make'), request: request ?? {}, documented: true });
    if (!make) return undefined;
    const { as = 'owner', needs = [] } = written;
    return {
      name,
      place,
      as: as === 'owner' ? 'owner' : { principal: as },
      make,
      keep: keepOf(written.keep),
      undo: this.#undo(written.undo, below(place, 'undo')),
      witness: written.witness === undefined ? undefined : this.witness(written.witness, below(place, 'witness')),
      needs: typeof needs === 'string' ? [needs] : needs,
    };
  }

  step(written: StepFile, place: Place): ProvisioningStep | undefined {
    const call = this.#call(written.call, { place: below(place, 'call'), request: written, as: written.as });
    return call && { call, keep: keepOf(written.keep), undo: this.#undo(written.undo, below(place, 'undo')) };
  }

  witness(written: NonNullable<WitnessFile>, place: Place): Witness | undefined {
    const {
      call: key,
      as,
      ignore = [],
    } = typeof written === 'string' ? { call: written, as: undefined } : { as: undefined, ...written };
    const call = this.#call(key, { place, request: {}, as });
    return call && { call, ignore };
  }

  #undo(written: FixtureFile['undo'], place: Place): Call | undefined {
    if (written === undefined) return undefined;
    if (typeof written === 'string') return this.#call(written, { place, request: {} });
    return this.#call(written.call, { place: below(place, 'call'), request: written, as: written.as });
  }

  #call(
    key: string,
    {
      place,
      request,
      as,
      documented = false,
    }: { place: Place; request: RequestFile; as?: string | undefined; documented?: boolean },
  ): Call | undefined {
    const found = calledOperation(key, this.#index, { documented });
    if (typeof found !== 'string') return { ...found, request: declarationOf(request), as, place };
    this.problems.push({ code: 'unknown-operation', place, message: found });
    return undefined;
  }
}

function below(place: Place, ...path: readonly PropertyKey[]): Place {
  return { file: place.file, pointer: place.pointer + pointerOf(path) };
}

function keepOf(written: Readonly<Record<string, string>> = {}): ReadonlyMap<string, RuntimeExpression> {
  return new Map(
    Object.entries(written).flatMap(([name, text]) => {
      const expression = runtimeExpression(text);
      return expression ? [[name, expression] as const] : [];
    }),
  );
}

function declarationOf({ parameters = {}, headers, success = [], ...written }: RequestFile): RequestDeclaration {
  return {
    ...('body' in written && { body: written.body }),
    parameters,
    ...(headers && { headers }),
    cases: {},
    success: [success].flat(),
    danger: undefined,
  };
}
