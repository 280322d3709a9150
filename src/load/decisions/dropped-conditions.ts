import { placeText, type Locate } from '../problem.ts';
import type { MatrixRule, Named } from '../matrix/role-matrix.ts';

/** Warns where the rule that decides leaves out a condition of a broader rule: nothing is merged, and authors forget that. */
export function droppedConditions(winner: MatrixRule, broader: readonly MatrixRule[], locate: Locate): string[] {
  const kept = conditionsOf(winner);
  return broader.flatMap((rule) => {
    const dropped = [...conditionsOf(rule)].filter(([name]) => !kept.has(name)).map(([, text]) => text);
    if (dropped.length === 0) return [];
    return [
      `${placeText(winner.place, locate)} "${winner.key}" drops ${dropped.join(' and ')} of the broader rule "${rule.key}" (${placeText(rule.place, locate)}): ` +
        `the more precise rule decides alone. Repeat what should hold here too.`,
    ];
  });
}

function conditionsOf({ conditions: { from, notFrom, own, hide, otherwise } }: MatrixRule): Map<string, string> {
  const found = new Map<string, string>();
  if (from.length > 0) found.set('from', `\`from: [${list(from)}]\``);
  if (notFrom.length > 0) found.set('notFrom', `\`notFrom: [${list(notFrom)}]\``);
  if (own.length > 0) found.set('own', `\`own: [${list(own)}]\``);
  if (hide.length > 0) found.set('hide', `\`hide: [${list(hide)}]\``);
  else if (otherwise === 'hide') found.set('hide', '`otherwise: hide`');
  return found;
}

function list(named: readonly Named[]): string {
  return named.map(({ name }) => name).join(', ');
}
