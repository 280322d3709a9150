import { readRun, planOf } from '../pipeline.ts';
import type { PlanningOptions } from '../run-options.ts';
import { scenariosOf } from '../plan/select.ts';

/** Ids of the scenarios of a run that did not pass, as far as the contract still has them. */
export async function failedIn(folder: string, options: PlanningOptions): Promise<readonly string[]> {
  const failed = new Set<string>();
  for await (const { verdict } of (await readRun(folder)).judged()) {
    const sighted = verdict.seen.some(({ severity }) => severity !== 'info');
    if (verdict.verdict !== 'pass' || sighted) failed.add(verdict.id);
  }
  if (failed.size === 0) return [];
  const { plans } = await planOf({ ...options, only: [] });
  const known: string[] = [];
  for (const plan of plans) for (const { id } of scenariosOf(plan)) if (failed.has(id)) known.push(id);
  return known;
}
