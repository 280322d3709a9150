import type { RunnerTask } from 'vitest';
import type { PlannedSuite } from './planned-tests.ts';

/** The operations of which a test will be run: `-t`, `.only` and tags are known once all tests are collected. */
export function chosenOf(tasks: readonly RunnerTask[], suites: readonly PlannedSuite[]): PlannedSuite[] {
  const chosen = new Set(tasks.filter(({ mode }) => mode !== 'skip' && mode !== 'todo').map(({ name }) => name));
  return suites.filter(({ operation }) => chosen.has(operation));
}
