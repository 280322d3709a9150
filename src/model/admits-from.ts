import type { Decision } from './decision.ts';

/** Whether a rule takes callers in these networks: in one of those that it allows, if it names any, and in none that it denies. */
export function admitsFrom(
  { from, notFrom }: Pick<Decision, 'from' | 'notFrom'>,
  networks: ReadonlySet<string>,
): boolean {
  if (notFrom?.some((network) => networks.has(network))) return false;
  return from?.some((network) => networks.has(network)) ?? true;
}
