import type { Schemas } from '../model/schemas.ts';
import type { Shelf } from './shelf.ts';
import type { Success } from './success.ts';

/**
 * The documented success as if the request had been carried out: with the values that were sent and an id of its own,
 * as long as the documented schema takes them, and kept where a GET of that id reads it back.
 */
export function creation(
  success: Success,
  sent: unknown,
  { path, shelf, schemas }: { readonly path: string; readonly shelf: Shelf; readonly schemas: Schemas },
): Success {
  if (!isRecord(success.value)) return success;
  const made = { ...success.value, ...echoed(success.value, sent), ...ownId(success.value, shelf) };
  const schema = success.media?.schema;
  const wrong = schema === undefined ? [] : schemas.check(schema, made, 'response');
  const value = wrong === 'unusable-schema' || wrong.length > 0 ? success.value : made;
  if (hasId(value)) shelf.keep(`${path}/${encodeURIComponent(value['id'])}`, value);
  return { ...success, value };
}

/** What was sent under a name that the answer knows too. */
function echoed(answer: Readonly<Record<string, unknown>>, sent: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(sent)) return {};
  return Object.fromEntries(Object.entries(sent).filter(([name]) => name in answer));
}

function ownId(answer: Readonly<Record<string, unknown>>, shelf: Shelf): { readonly id?: string | number } {
  if (!hasId(answer)) return {};
  const { id } = answer;
  if (typeof id === 'number') return { id: id + shelf.count() };
  const digits = /\d+$/.exec(id)?.[0] ?? '';
  const next = (BigInt(digits || 0) + BigInt(shelf.count())).toString();
  return { id: id.slice(0, id.length - digits.length) + next.padStart(digits.length, '0') };
}

function hasId(value: unknown): value is Readonly<Record<string, unknown>> & { readonly id: string | number } {
  return isRecord(value) && (typeof value['id'] === 'string' || typeof value['id'] === 'number');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
