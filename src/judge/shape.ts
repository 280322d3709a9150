import type { Answer } from '../model/wire.ts';

/** Members whose value says which refusal it is, and not whose or when. */
const telling = new Set(['code', 'error', 'error_code', 'errorcode', 'name', 'reason', 'title', 'type']);

/**
 * What two answers to one cause have in common: status aside, the kind of body and its members. Values count only where
 * they are codes, without digits, so that ids and times never make two answers differ.
 */
export function shapeOf(answer: Answer): string {
  if (answer.kind !== 'response') return answer.kind;
  const contentType = String(answer.headers['content-type'] ?? '').split(';', 1)[0] ?? '';
  const { body } = answer;
  if (body === '') return 'empty';
  try {
    return `json ${membersOf(JSON.parse(body), 0)}`;
  } catch {
    return `${contentType} ${masked(body).slice(0, 200)}`;
  }
}

function membersOf(value: unknown, depth: number): string {
  if (Array.isArray(value)) return value.length === 0 || depth > 3 ? '[]' : `[${membersOf(value[0], depth + 1)}]`;
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  const members = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return `{${members.map(([name, member]) => `${name}:${memberOf(name, member, depth)}`).join()}}`;
}

function memberOf(name: string, value: unknown, depth: number): string {
  if (telling.has(name.toLowerCase()) && typeof value === 'string') return JSON.stringify(masked(value));
  return membersOf(value, depth + 1);
}

/** Digits, and credentials that were redacted, differ from caller to caller without saying anything. */
function masked(text: string): string {
  return text
    .replaceAll(/\$\w+/g, '$')
    .replaceAll(/[\da-f]{8,}|\d+/gi, '#')
    .trim();
}
