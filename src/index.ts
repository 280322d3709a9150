/**
 * Rolecall as a library: the same stages as the command line, for scripts and tools of your own.
 *
 * @example
 * ```ts
 * import { planOf } from 'rolecall';
 * const { plans } = await planOf({ config: 'rolecall.yaml', today: '2026-01-31', strategy: 'pairs', seed: 1, only: [] });
 * for (const { operation, refused } of plans) console.log(operation.id, [...refused()].length);
 * ```
 */
export { contractOf, merge, planOf, readRun, resume, run, serve } from './pipeline.ts';
export type { ContractOptions, MergeOptions, PlanningOptions, ResumeOptions, RunOptions } from './run-options.ts';
export type { Planned } from './plans-of.ts';
export { compile } from './embedded/compile.ts';
export type { CompiledContract } from './model/compiled-contract.ts';
export type { Conclusion, Coverage, Finding, MatrixCell, Share, WorkItem } from './model/conclusion.ts';
export type { ChangeKind } from './model/change-kinds.ts';
export type { Contract } from './model/contract.ts';
export type { CredentialModule, RequestToSign, Signed, Signing } from './model/credential-module.ts';
export type { Decision, Rule } from './model/decision.ts';
export type { Severity } from './model/severities.ts';
export type { ChangeGroup, Difference } from './model/difference.ts';
export type { FastifyLike, FetchApp, InProcessApp, NodeListener } from './execute/in-process/app.ts';
export type { JournalLine } from './model/journal.ts';
export type { OperationPlan } from './model/operation-plan.ts';
export type { Operation } from './model/operation.ts';
export type { ProgressState } from './model/progress.ts';
export type { Judged, RenderOptions, Report, Reporter, Since } from './model/report.ts';
export { RolecallError, type RolecallErrorCode } from './model/rolecall-error.ts';
export type { Scenario } from './model/scenario.ts';
export type { VerdictCode, VerdictName, VerdictRecord } from './model/verdict.ts';
export { reporters } from './report/reporters.ts';
