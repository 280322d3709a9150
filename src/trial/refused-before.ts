import type { Scenario } from '../model/scenario.ts';
import type { Tried } from './watch.ts';

/**
 * Of those who were refused, about the same resources and with the same request: the first without a token, and the first
 * whose role is denied. A layer that mixes up callers mixes them up with either the one or the other.
 */
export function refusedBefore(tried: readonly Tried[], { owner, at }: Scenario): readonly Tried[] {
  const refused = tried.filter(
    ({ scenario, asked: { status = 0 } }) =>
      scenario.owner === owner &&
      scenario.at.case === at.case &&
      scenario.at.address === at.address &&
      !scenario.claims &&
      scenario.expected.outcome === 'refused' &&
      (refusals.has(status) || scenario.expected.statuses.includes(status)),
  );
  const missing = refused.find(({ scenario }) => scenario.at.token === 'missing');
  const denied = refused.find(({ scenario: { faults } }) => faults.length === 1 && faults[0] === 'role');
  return [missing, denied].filter((each) => each !== undefined);
}

const refusals = new Set([401, 403, 404]);
