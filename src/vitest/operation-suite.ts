import { beforeAll, describe, test, type TestContext } from 'vitest';
import { notSentCodes } from '../model/not-sent.ts';
import type { VerdictName } from '../model/verdict-codes.ts';
import { cellResult, type CellResult } from './cell-result.ts';
import type { ContractRun } from './contract-run.ts';
import { failure } from './failure.ts';
import { operationResult } from './operation-result.ts';
import type { PlannedSuite } from './planned-tests.ts';

/** What the suites of one contract share. */
export interface SuiteOptions {
  readonly run: ContractRun;
  /** The frame of the test file that holds the contract. */
  readonly caller: string;
  readonly timeoutMs: number;
}

/** What a test leaves behind for reporters: which cell it is about, and what became of it. */
export interface CellMeta {
  readonly id: string;
  readonly verdict: VerdictName;
}

interface Cell {
  readonly result: CellResult;
  readonly meta: CellMeta;
}

/** The tests of one operation. Its trial is the business of the suite, so that a test only reads what came of it. */
export function operationSuite(suite: PlannedSuite, options: SuiteOptions): void {
  const { operation, tests } = suite;
  if (tests.length === 0) {
    test(operation, { timeout: options.timeoutMs }, async (context) => {
      const cells = await cellsOf(operation, options.run);
      judge(operationResult(new Map([...cells].map(([id, { result }]) => [id, result]))), context, options);
    });
    return;
  }
  describe(operation, () => {
    let cells: ReadonlyMap<string, Cell> = new Map();
    beforeAll(async () => {
      cells = await cellsOf(operation, options.run);
    }, options.timeoutMs);
    for (const { id, name } of tests) {
      test(name, (context) => {
        const cell = cells.get(id);
        // Whether a token is a JWT, which can be expired, shows when there is one: the trial leaves out what cannot be.
        if (!cell && cells.size > 0)
          return context.skip(`state-does-not-exist: ${notSentCodes['state-does-not-exist']}`);
        if (!cell) throw failure(`no verdict: the run ended before ${operation} was settled`, options);
        context.task.meta.rolecall = cell.meta;
        return judge(cell.result, context, options);
      });
    }
  });
}

async function cellsOf(operation: string, run: ContractRun): Promise<ReadonlyMap<string, Cell>> {
  const { line, judged } = await run.verdicts(operation);
  const cells = new Map<string, Cell>();
  for (const each of judged) {
    const { id, verdict } = each.verdict;
    cells.set(id, { result: cellResult(each, line), meta: { id, verdict } });
  }
  return cells;
}

function judge(result: CellResult, { skip }: TestContext, { caller }: SuiteOptions): void {
  if (result.kind === 'skipped') skip(result.reason);
  if (result.kind === 'failed') throw failure(result.message, { rule: result.rule, caller });
}
