/**
 * Rolecall in Vitest: a contract as suites and tests, and matchers for tests of your own.
 *
 * @example
 * ```ts
 * import { describeContract } from 'rolecall/vitest';
 * await describeContract({ config: 'rolecall.yaml', environment: 'local' });
 * ```
 */
import { expect } from 'vitest';
import type { CellMeta } from './vitest/operation-suite.ts';
import { toBeAdmitted, type Admission } from './vitest/to-be-admitted.ts';
import { toBeRefused, type RefusalWanted } from './vitest/to-be-refused.ts';

expect.extend({
  toBeAdmitted(received: unknown, wanted: Admission = {}) {
    return toBeAdmitted(received, wanted, this.isNot);
  },
  toBeRefused(received: unknown, wanted: RefusalWanted = {}) {
    return toBeRefused(received, wanted, this.isNot);
  },
});

declare module 'vitest' {
  // oxlint-disable-next-line typescript/no-unused-vars -- an interface that is merged has the type parameters of the other
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** A response, or what a client made of it, that refuses: by whom and why, as far as its own text shows it. */
    toBeRefused: (wanted?: RefusalWanted) => Promise<void>;
    /** A response that lets the caller in: 2xx, or the status that is declared. */
    toBeAdmitted: (wanted?: Admission) => Promise<void>;
  }
  interface TaskMeta {
    /** Which cell a test of `describeContract` is about. */
    rolecall?: CellMeta;
  }
}

export { describeContract } from './vitest/describe-contract.ts';
export type { ContractSuiteOptions } from './vitest/contract-suite-options.ts';
export type { ReceivedResponse } from './vitest/received-response.ts';
export type { Shard } from './model/shard.ts';
export type { Admission, CellMeta, RefusalWanted };
