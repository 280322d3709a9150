import type { Schemas } from '../model/schemas.ts';
import type { DocumentedSuccess } from './documented-success.ts';

/** Tells which values the document takes as the answer. */
export function fits({ schema }: DocumentedSuccess, schemas: Schemas): (value: unknown) => boolean {
  return (value) => schema === undefined || schemas.check(schema, value, 'response').length === 0;
}
