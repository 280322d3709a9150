import type { Contract } from '../model/contract.ts';
import type { Environment } from '../model/environment.ts';
import type { Mutation } from '../model/mutation.ts';
import type { Operation } from '../model/operation.ts';
import { accessCheck } from './access-check.ts';
import { accessRefusal } from './access-refusal.ts';
import { bodyRefusal } from './body-refusal.ts';
import type { AddressTrust } from './client-ip.ts';
import { creation } from './creation.ts';
import { receivedBody } from './request-body.ts';
import { ownership } from './ownership.ts';
import { shelf } from './shelf.ts';
import { documentedSuccess, successResponse } from './success.ts';

/** How the embedded API behaves. */
export interface EmbeddedOptions {
  readonly mutations: readonly Mutation[];
  readonly environment: Environment;
  /** Whose word on the client's address counts; that of the connection alone by default. */
  readonly trust?: AddressTrust;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** Answers a request to a documented operation. */
export type EmbeddedApi = (operation: Operation, request: Request) => Promise<Response>;

/** An API that does what the document says for those whom the matrix allows, in the order of real ones: access, body, success. */
export function embeddedApi(
  contract: Contract,
  { environment, mutations, now = Date.now, trust = socketOnly }: EmbeddedOptions,
): EmbeddedApi {
  const owners = ownership();
  const access = accessCheck(contract, environment, { now, owners, trust });
  const created = shelf();
  const { schemas, refusals } = contract;

  return async (operation, request) => {
    const body = await receivedBody(request, operation);
    const sent = 'value' in body ? body.value : undefined;
    const { check, subject } = await access(operation, request, sent);
    let believed = check;
    for (const mutation of mutations) believed = mutation.believe?.(believed) ?? believed;
    const refusal = accessRefusal(believed, refusals, mutations) ?? bodyRefusal(operation, body, schemas);
    if (refusal) return refusal;

    const path = new URL(request.url).pathname;
    const success = documentedSuccess(operation, schemas);
    if (operation.method === 'POST') {
      const made = creation(success, sent, { path, shelf: created, schemas });
      owners.record(idOf(made.value), subject);
      return successResponse(made);
    }
    const kept = operation.method === 'GET' ? created.read(path) : undefined;
    return successResponse(kept === undefined ? success : { ...success, value: kept });
  };
}

const socketOnly: AddressTrust = { useRemoteAddress: true, trustedHops: 0 };

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
}
