import type { Call } from '../model/call.ts';
import type { Contract, RequestDeclaration } from '../model/contract.ts';
import type { Operation } from '../model/operation.ts';
import { collectionOf } from './resource-name.ts';
import { withoutNames } from './path-beginning.ts';

/** The operation of the document that reads or removes a resource: its path ends where the beginning ends. */
export function operationOn(contract: Contract, method: 'GET' | 'DELETE', beginning: string): Operation | undefined {
  return contract.documented.find((each) => each.method === method && withoutNames(each.path) === beginning);
}

/** Whether a call makes what the beginning of a path names: only that may be removed again. A login or a search makes nothing. */
export function makesIt({ method, path }: Operation, beginning: string): boolean {
  const last = path.replace(/\/$/, '').split('/').at(-1);
  return method === 'POST' && last !== undefined && last !== '' && last === collectionOf(beginning);
}

/** A call of an operation on the resource that was kept under a name. */
export function callOn(operation: Operation, kept: string): Call {
  const own = [...operation.path.matchAll(/\{([^{}/]*)\}/g)].at(-1)?.[1] ?? '';
  const request: RequestDeclaration = {
    parameters: { [own]: `$kept.${kept}` },
    cases: {},
    success: [],
    danger: undefined,
  };
  return { operation, documented: operation, request, as: undefined, place: operation.place };
}
