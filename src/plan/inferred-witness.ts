import type { Witness } from '../model/call.ts';
import type { Contract } from '../model/contract.ts';
import type { Operation } from '../model/operation.ts';

const readsOf = new WeakMap<Contract, ReadonlyMap<string, Operation>>();

/**
 * A read of what an operation writes, where nobody declared one: the resource that its path names, else the collection to
 * which it posts. Only reads that the document has; the longest path first.
 */
export function inferredWitness(contract: Contract, operation: Operation): Witness | undefined {
  const segments = operation.path.split('/');
  let reads = readsOf.get(contract);
  if (!reads) {
    const found = contract.documented.filter(({ method }) => method === 'GET');
    readsOf.set(contract, (reads = new Map(found.map((read) => [read.path, read]))));
  }
  for (let length = segments.length; length > 1; length--) {
    const read = reads.get(segments.slice(0, length).join('/'));
    if (!read || read.parameters.some(({ in: place, required }) => required && place !== 'path')) continue;
    const call = {
      operation: read,
      documented: read,
      request: contract.request(read),
      as: undefined,
      place: read.place,
    };
    return { call, ignore: [] };
  }
  return undefined;
}
