import { mutations } from './embedded/mutations.ts';
import { oracles } from './judge/oracles.ts';
import { nearestName } from './load/nearest-name.ts';
import type { Mutation } from './model/mutation.ts';
import { RolecallError } from './model/rolecall-error.ts';
import type { Vocabulary } from './model/vocabulary.ts';
import { addressWays } from './plan/address-ways.ts';
import { tokenStates } from './plan/token-states.ts';

export { addressWays, mutations, tokenStates };

/** The names that files may use. */
export const vocabulary: Vocabulary = {
  tokenStates: Object.keys(tokenStates),
  addressWays: Object.keys(addressWays),
  addressKeys: addressWays,
  oracles: Object.keys(oracles),
};

/** The mutations of the command line. */
export function mutationsNamed(names: readonly string[]): Mutation[] {
  const known: Readonly<Record<string, Mutation>> = mutations;
  return names.map((name) => {
    const mutation = known[name];
    if (mutation) return mutation;
    const nearest = nearestName(name, Object.keys(known));
    throw new RolecallError(
      'unknown-name',
      `--mutate names "${name}", which is no mutation.${nearest ? ` Did you mean "${nearest}"?` : ''} There are ${Object.keys(known).join(', ')}`,
    );
  });
}
