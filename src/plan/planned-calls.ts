import type { Call, Fixture, Witness } from '../model/call.ts';
import type { Contract } from '../model/contract.ts';
import type { NotSent } from '../model/not-sent.ts';
import type { PlannedCall, PlannedFixture, PlannedWitness, Provisioning } from '../model/planned-call.ts';
import { audienceOf } from './audience.ts';
import { requestOf } from './fixtures-for.ts';
import { keptNames } from './kept-names.ts';
import { linkedFixtures } from './linked-fixtures.ts';
import { recipeOf } from './recipe.ts';

/** Makes the calls of fixtures, witnesses and steps ready, for one seed. */
export class CallPlanner {
  readonly #contract: Contract;
  readonly #seed: number;

  constructor(contract: Contract, seed: number) {
    this.#contract = contract;
    this.#seed = seed;
  }

  fixture({ name, as, make, keep, undo, witness }: Fixture): PlannedFixture {
    const by = as === 'owner' ? undefined : as.principal;
    return {
      name,
      make: this.call(make, by),
      keep,
      undo: undo && sendable(this.call(undo, by)),
      witness: witness && this.witness(witness, by),
    };
  }

  witness({ call, ignore }: Witness, by?: string): PlannedWitness | undefined {
    const planned = sendable(this.call(call, by));
    return planned && { call: planned, ignore };
  }

  /** `by`: who calls where a step does not say. */
  provisioning(principal: string, names: readonly string[], by = 'anonymous'): Provisioning {
    const steps = names.flatMap((name) => this.#contract.steps.get(name) ?? []);
    return {
      principal,
      steps: steps.map(({ call, keep, undo }) => ({
        call: this.call(call, by),
        keep,
        undo: undo && sendable(this.call(undo, call.as ?? 'anonymous')),
      })),
    };
  }

  /** `by`: who calls where the call does not say. */
  call(call: Call, by: string | undefined): PlannedCall | NotSent {
    const contract = this.#contract;
    const { operation } = call;
    const fixtures = [...contract.fixtures.values(), ...linkedFixtures(contract)];
    const kept = keptNames(contract, operation, { fixtures, withSteps: true });
    const declaration = requestOf(contract, call);
    const recipe = recipeOf(contract, operation, { caseName: undefined, seed: this.#seed, declaration, kept });
    if ('code' in recipe) return recipe;
    const home = audienceOf(contract, call.documented ?? operation, undefined)?.home ?? contract.addresses[0];
    return {
      recipe,
      template: operation.path,
      as: call.as ?? by,
      address: home?.name ?? 'default',
      success: declaration.success,
    };
  }
}

function sendable(call: PlannedCall | NotSent): PlannedCall | undefined {
  return 'code' in call ? undefined : call;
}
