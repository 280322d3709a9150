import type { Contract } from '../model/contract.ts';
import type { Part, Principal } from '../model/principal.ts';
import type { TokenState } from '../model/token-state.ts';
import { isAdvised } from './is-advised.ts';
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
  let lists = known.get(refusals);
  if (!lists) known.set(refusals, (lists = { tried: new Map(), advised: new Map() }));
  const list = advised ? lists.advised : lists.tried;
  let states = list.get(principal);
  if (!states) list.set(principal, (states = listed(principal, refusals, advised)));
  return states;
}

type Lists = Map<Principal | undefined, readonly string[]>;

/** The same for every operation of a contract. */
const known = new WeakMap<Contract['refusals'], { readonly tried: Lists; readonly advised: Lists }>();

function listed(principal: Principal | undefined, refusals: Contract['refusals'], advised: boolean): readonly string[] {
  const wanted = Object.entries<TokenState>(tokenStates).filter(([name, state]) => {
    const isAdvice = isAdvised(name, state, refusals);
    return state.fault && isAdvice === advised && (isAdvice || !state.optional || name in refusals);
  });
  if (!principal) return wanted.flatMap(([name, { identity }]) => (identity ? [] : [name]));
  const own = wanted.filter(([name, state]) => state.identity && applies(name, state, principal));
  return [...own.map(([name]) => name), ...(principal.parts ?? []).flatMap((part) => [...statesOfPart(part, wanted)])];
}

/** Of several credentials one is moved while the others stay: of the main one only what nobody in particular presents is new. */
function* statesOfPart(part: Part, wanted: readonly [string, TokenState][]): Generator<string> {
  for (const [name, state] of wanted) {
    const moves = state.identity ? !part.main && applies(name, state, part) : !state.advice;
    if (moves) yield `${part.label}:${name}`;
  }
}

function applies(
  name: string,
  state: TokenState,
  { abilities = none, given = [] }: Pick<Principal, 'abilities' | 'given'>,
): boolean {
  if (given.includes(name)) return true;
  if (state.expectedOf && abilities.has(state.expectedOf)) return true;
  return (state.ways ?? []).some(({ from }) => from.every((ability) => abilities.has(ability)));
}

const none: Principal['abilities'] & {} = new Set();
