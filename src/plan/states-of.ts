import type { Contract } from '../model/contract.ts';
import type { Principal } from '../model/principal.ts';
import type { TokenState } from '../model/token-state.ts';
import { tokenStates } from './token-states.ts';

/**
 * The faulty states in which the token of a principal is tried, or, without one, those that nobody in particular presents.
 * `advised`: those that should be admitted instead. Tried is what can be made of its credential, what is expected of it whoever supplies it, and what the files speak of.
 */
export function statesOf(
  principal: Principal | undefined,
  refusals: Contract['refusals'],
  { advised = false }: { readonly advised?: boolean } = {},
): readonly string[] {
  return Object.entries<TokenState>(tokenStates)
    .filter(([name, state]) => {
      if (!state.fault || state.identity !== (principal !== undefined)) return false;
      if ((state.advice ?? false) !== advised) return false;
      if (state.optional && !(name in refusals)) return false;
      return !principal || applies(name, state, principal);
    })
    .map(([name]) => name);
}

function applies(name: string, state: TokenState, { abilities = none, given = [] }: Principal): boolean {
  if (given.includes(name)) return true;
  if (state.expectedOf && abilities.has(state.expectedOf)) return true;
  return (state.ways ?? []).some(({ from }) => from.every((ability) => abilities.has(ability)));
}

const none: Principal['abilities'] & {} = new Set();
