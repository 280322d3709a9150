import { draftValue } from './draft-value.ts';
import { deadEnd, type Drafting } from './drafting.ts';
import type { SampleRequest, SampleSource } from './sample-source.ts';

const mostSteps = 20_000;
const mostDeviations = 150;
const randomTrails = 60;

/** The least that a schema asks for. Where it leaves a choice, every single other choice is tried, then many at once. */
export const minimal: SampleSource = {
  summary: 'the least that the schema asks for',
  *candidates(request) {
    for (const hints of [true, false]) {
      const first = attempt(request, hints, () => 0);
      if (first.value !== deadEnd) yield first.value;
      if (first.choices.length === 0) continue;
      yield* values(deviations(first.choices), request, hints);
    }
    yield* values(shuffles(request.seed), request, false);
  },
};

/** Which branch to take at each choice of an attempt, counted in the order in which they are met. */
type Trail = (choice: number, branches: number) => number;

function* values(trails: Iterable<Trail>, request: SampleRequest, hints: boolean): Generator {
  for (const trail of trails) {
    const { value } = attempt(request, hints, trail);
    if (value !== deadEnd) yield value;
  }
}

function* deviations(choices: readonly number[]): Generator<Trail> {
  let left = mostDeviations;
  for (const [at, branches] of choices.entries()) {
    for (let branch = 1; branch < branches; branch += 1) {
      if (left === 0) return;
      left -= 1;
      yield (choice) => (choice === at ? branch : 0);
    }
  }
}

function* shuffles(seed: number): Generator<Trail> {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  for (let nth = 0; nth < randomTrails; nth += 1) {
    yield (_choice, branches) => {
      // A linear congruential generator (Numerical Recipes): all that matters is that it is the same everywhere.
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * branches);
    };
  }
}

function attempt(
  { definitions, name, seed, filled }: SampleRequest,
  hints: boolean,
  trail: Trail,
): { readonly value: unknown; readonly choices: readonly number[] } {
  const choices: number[] = [];
  let steps = mostSteps;
  const drafting: Drafting = {
    definitions: definitions.root.$defs,
    seed,
    hints,
    filled,
    choose: (branches) => {
      choices.push(branches);
      return trail(choices.length - 1, branches) % branches;
    },
    step: () => {
      steps -= 1;
      return steps > 0;
    },
  };
  return { value: drafted(name, drafting), choices };
}

function drafted(name: string, drafting: Drafting): unknown {
  try {
    return draftValue({ $ref: `#/$defs/${name}` }, drafting, { entered: [], word: '', nth: 0 });
  } catch (cause) {
    if (cause instanceof RangeError) return deadEnd; // Nested deeper than the stack.
    throw cause;
  }
}
