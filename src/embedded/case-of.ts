import { isRecord } from './is-record.ts';
import { sameJson } from './same-json.ts';

/** The case of a request: the first whose merge patch (RFC 7396) its body contains. `undefined`: the plain operation. */
export function caseOf(
  body: unknown,
  names: readonly string[],
  patches: Readonly<Record<string, unknown>>,
): string | undefined {
  return names.find((name) => name in patches && !isEmpty(patches[name]) && isMerged(patches[name], body));
}

/** Whether merging the patch into the body would leave the body as it is. */
function isMerged(patch: unknown, body: unknown): boolean {
  if (!isRecord(patch)) return sameJson(patch, body);
  if (typeof patch['unique'] === 'string') return typeof body === 'string' && body.startsWith(patch['unique']);
  if (!isRecord(body)) return false;
  return Object.entries(patch).every(([key, value]) => (value === null ? !(key in body) : isMerged(value, body[key])));
}

function isEmpty(patch: unknown): boolean {
  return isRecord(patch) && Object.keys(patch).length === 0;
}
