import { isRecord } from './is-record.ts';
import { hasId, ownId } from './own-id.ts';
import type { Shelf } from './shelf.ts';
import type { Success } from './success.ts';

/**
 * The documented success as if the request had been carried out: with the values that were sent and an id of its own,
 * as long as the document takes them, and kept where a GET of that id reads it back.
 */
export function creation(
  success: Success,
  sent: unknown,
  { path, shelf, fits }: { readonly path: string; readonly shelf: Shelf; readonly fits: (value: unknown) => boolean },
): Success {
  const sample = success.value;
  if (!isRecord(sample)) return success;
  const id = hasId(sample) && { id: success.fixedId ? sample.id : ownId(sample, shelf.count()) };
  const made = { ...sample, ...echoed(sample, sent), ...id };
  const value = fits(made) ? made : sample;
  if (hasId(value)) shelf.keep(`${path}/${encodeURIComponent(value.id)}`, value);
  return { ...success, value };
}

/** What was sent under a name that the answer knows too. */
function echoed(answer: Readonly<Record<string, unknown>>, sent: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(sent)) return {};
  return Object.fromEntries(Object.entries(sent).filter(([name]) => name in answer));
}
