import type { Contract } from '../model/contract.ts';
import type { Environment } from '../model/environment.ts';
import type { Check, Mutation } from '../model/mutation.ts';
import type { Operation } from '../model/operation.ts';
import { accessCheck } from './access-check.ts';
import { accessRefusal } from './access-refusal.ts';
import { bodyRefusal } from './body-refusal.ts';
import type { AddressTrust } from './client-ip.ts';
import { documentedSuccess } from './documented-success.ts';
import { fits } from './fits.ts';
import { memory } from './memory.ts';
import type { Answer } from './operation-handler.ts';
import { receivedBody } from './request-body.ts';
import { successResponse } from './success.ts';

/** How the embedded API behaves. */
export interface EmbeddedOptions {
  readonly mutations: readonly Mutation[];
  readonly environment: Environment;
  /** Whose word on the client's address counts; that of the connection alone by default. */
  readonly trust?: AddressTrust;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** An API that does what the document says for those whom the matrix allows, in the order of real ones: access, body, success. */
export function embeddedApi(
  contract: Contract,
  { environment, mutations, now = Date.now, trust = socketOnly }: EmbeddedOptions,
): Answer<Operation> {
  const remembered = memory();
  const access = accessCheck(contract, environment, { now, owns: remembered.owns, trust });
  const { schemas, refusals } = contract;

  return async (operation, request) => {
    const body = await receivedBody(request, operation.bodies);
    const sent = 'value' in body ? body.value : undefined;
    const { check, subject } = await access(operation, request, sent);
    let believed = check;
    for (const mutation of mutations) believed = mutation.believe?.(believed) ?? believed;
    const refusal =
      accessRefusal(believed, refusals, statusAs(believed, mutations)) ?? bodyRefusal(operation, body, schemas);
    if (refusal) return refusal;

    const success = documentedSuccess(operation, schemas);
    const { method } = operation;
    const path = new URL(request.url).pathname;
    return successResponse(remembered.carryOut(success, { method, path, sent, subject, fits: fits(success, schemas) }));
  };
}

const socketOnly: AddressTrust = { useRemoteAddress: true, trustedHops: 0 };

/** Mutations may refuse with another status. */
function statusAs(check: Check, mutations: readonly Mutation[]): (status: number) => number {
  return (status) => {
    let refused = status;
    for (const mutation of mutations) refused = mutation.refuse?.(refused, check) ?? refused;
    return refused;
  };
}
