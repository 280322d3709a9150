import type { Contract } from '../model/contract.ts';
import type { Rule } from '../model/decision.ts';

/** Where a rule stands: line and column in the matrix; a pointer into the document, whose line map is dear and built only for what is shown. */
export function placeOf(contract: Contract, rule: Rule): string {
  let text = places.get(rule);
  if (text === undefined) places.set(rule, (text = placeText(contract, rule)));
  return text;
}

/** Every scenario of a rule asks again; a rule belongs to one contract. */
const places = new WeakMap<Rule, string>();

function placeText(contract: Contract, { by, place }: Rule): string {
  const derived = by === 'security' || by === 'extension';
  const location = derived ? undefined : contract.locate(place);
  return location ? `${location.file}:${location.line}:${location.column}` : `${place.file}#${place.pointer}`;
}
