import { afterAll, beforeAll, describe } from 'vitest';
import { planOf } from '../pipeline.ts';
import type { Planned } from '../plans-of.ts';
import type { RunOptions } from '../run-options.ts';
import { shardOperations } from '../plan/shard-operations.ts';
import { assertShard } from './assert-shard.ts';
import { callerOf } from './caller-of.ts';
import { chosenOf } from './chosen-of.ts';
import { ContractRun } from './contract-run.ts';
import type { ContractSuiteOptions } from './contract-suite-options.ts';
import { couldNotRun } from './could-not-run.ts';
import { hookTimeoutMs } from './hook-timeout-ms.ts';
import { operationSuite } from './operation-suite.ts';
import { plannedTests, type PlannedSuite } from './planned-tests.ts';
import { runOptions } from './run-options.ts';
import { wholeSuite } from './whole-suite.ts';

/** More tests than this in one file, and the runner takes longer to keep them than the run takes to make them. */
const mostTests = 20_000;

/**
 * Makes a contract a part of a test file: a suite for each operation and a test for each scenario, which is green when its
 * verdict is `pass`. The files are read and planned when the tests are collected; nothing is sent before a test is run.
 *
 * @example
 * ```ts
 * import { describeContract } from 'rolecall/vitest';
 * await describeContract({ config: 'rolecall.yaml', environment: 'local' });
 * ```
 */
export async function describeContract(options: ContractSuiteOptions = {}): Promise<void> {
  const caller = callerOf(describeContract);
  const given = runOptions(options);
  const { planned, suites } = await plannedOf(options, given).catch(couldNotRun);
  const { shard } = options;
  const shared = shard && shardOperations(plansOf(suites), shard);
  const own = shared ? suites.filter(({ operation }) => shared.own.has(operation)) : suites;
  const scenarios = suites.reduce((sum, suite) => sum + suite.scenarios, 0);
  const timeoutMs = hookTimeoutMs({ ...given, scenarios });

  describe(options.title ?? `rolecall ${planned.environment.name}`, () => {
    const run = new ContractRun();
    // Vitest reads from the pattern which fixtures a hook needs: none.
    // oxlint-disable-next-line eslint/no-empty-pattern -- the pattern says so
    beforeAll(async ({}, suite) => {
      const chosen = chosenOf(suite.tasks, own);
      const rest = suites.filter((each) => !chosen.includes(each));
      // Of a shard that is run as a whole, `report merge` makes one run with the others.
      const part = shard && shared && chosen.length === own.length ? { shard, shared } : undefined;
      await run.open(planned, given, { chosen: plansOf(chosen), rest: plansOf(rest), part });
    }, timeoutMs);
    afterAll(() => run.close(), timeoutMs);
    for (const suite of own) operationSuite(suite, { run, caller, timeoutMs });
    wholeSuite({ run, caller, timeoutMs });
  });
}

async function plannedOf(
  { granularity, shard }: ContractSuiteOptions,
  options: RunOptions,
): Promise<{ readonly planned: Planned; readonly suites: readonly PlannedSuite[] }> {
  // A part that does not exist is said before anything is planned.
  if (shard) assertShard(shard);
  const planned = await planOf(options);
  return { planned, suites: plannedTests(planned.plans, { granularity, most: mostTests }) };
}

function plansOf(suites: readonly PlannedSuite[]) {
  return suites.map(({ plan }) => plan);
}
