import type { Contract } from '../model/contract.ts';
import type { TokenState } from '../model/token-state.ts';

/** Whether admitted and refused are both right: an optional state is a fault like others where `refusals` names it. */
export function isAdvised(name: string, { advice, optional }: TokenState, refusals: Contract['refusals']): boolean {
  return advice === true && !(optional && name in refusals);
}
