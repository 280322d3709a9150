import type { Call } from './call.ts';
import type { Resource } from './operation.ts';
import type { Row } from './store.ts';

/** The row that a call is about, whoever calls. */
export function findResource({ table, parameter, find }: Resource, call: Call): Row | undefined {
  if (parameter === undefined) return find?.(call);
  return call.store.find(table, { id: Number(call.parameters[parameter]) });
}
