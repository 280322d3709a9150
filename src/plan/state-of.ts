import { partOfToken } from '../model/part-of-token.ts';
import type { TokenState } from '../model/token-state.ts';
import { tokenStates } from './token-states.ts';

/** The token state of a name; every name that gets here stands in the registry. */
export function stateOf(name: string): TokenState {
  const states: Readonly<Record<string, TokenState>> = tokenStates;
  return states[partOfToken(name).state] ?? tokenStates.valid;
}
