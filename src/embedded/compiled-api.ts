import { admitsFrom } from '../model/admits-from.ts';
import type { CompiledContract, CompiledOperation, CompiledRule } from '../model/compiled-contract.ts';
import { accessRefusal, type Access } from './access-refusal.ts';
import { caseOf } from './case-of.ts';
import { compiledDecision } from './compiled-decision.ts';
import { memory } from './memory.ts';
import type { Answer } from './operation-handler.ts';
import { receivedBody } from './request-body.ts';
import { successResponse } from './success.ts';

/** Who sends a request. */
export interface KnownCaller {
  readonly roles: readonly string[] | 'anonymous';
  /** Whose is what they make. */
  readonly subject: string;
}

/** Who asks, and from where. */
export interface CompiledApiOptions {
  readonly callerOf: (request: Request) => Promise<KnownCaller>;
  /** Networks in which the client's address lies; `undefined`: no address is refused. */
  readonly networks: ReadonlySet<string> | undefined;
}

/** The API of a compiled contract: refuses as the embedded API does, and takes every body of those whom it lets in. */
export function compiledApi(
  { refusals }: CompiledContract,
  { callerOf, networks }: CompiledApiOptions,
): Answer<CompiledOperation> {
  const remembered = memory();
  return async (operation, request) => {
    const { roles, subject } = await callerOf(request);
    const body = await receivedBody(
      request,
      operation.takes.map((type) => ({ type })),
    );
    const sent = 'value' in body ? body.value : undefined;
    const path = new URL(request.url).pathname;
    const rule = ruleFor(operation, sent);
    const decision = rule && compiledDecision(rule, roles);
    const access: Access = {
      roles,
      decision,
      token: roles === 'anonymous' && !operation.open ? 'missing' : 'valid',
      addressAllowed: !rule || !networks || admitsFrom(rule, networks),
      owned: !decision?.own || remembered.owns(subject, path, sent),
    };
    const refusal = accessRefusal(access, refusals);
    if (refusal) return refusal;
    const { method, success } = operation;
    const sample = { type: undefined, value: undefined, ...success };
    return successResponse(remembered.carryOut(sample, { method, path, sent, subject, fits: () => true }));
  };
}

/** The case decides where the body is one. */
function ruleFor({ rule, cases = [] }: CompiledOperation, sent: unknown): CompiledRule | undefined {
  const names = cases.map(({ name }) => name);
  const named = caseOf(sent, names, Object.fromEntries(cases.map(({ name, patch }) => [name, patch])));
  return cases.find(({ name }) => name === named) ?? rule;
}
