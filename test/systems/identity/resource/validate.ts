import type { Answer } from './answer.ts';
import type { Operation, PropertyType } from './operations.ts';

/** The properties of a body that an operation knows, or the answer that names those which are wrong. */
export function validate(
  body: unknown,
  { needs }: Operation,
): { readonly invalid: Answer } | { readonly body: Readonly<Record<string, unknown>> } {
  const given = new Map<string, unknown>(body !== null && typeof body === 'object' ? Object.entries(body) : []);
  const details = Object.entries(needs)
    .filter(([name, type]) => !fits(given.get(name), type))
    .map(([name, type]) => `${name}: must be ${typeof type === 'string' ? type : type.join(' or ')}`);
  if (details.length > 0) return { invalid: { status: 400, body: { error: 'invalid', details } } };
  return { body: Object.fromEntries(Object.keys(needs).map((name) => [name, given.get(name)])) };
}

function fits(value: unknown, type: PropertyType): boolean {
  if (type === 'text') return typeof value === 'string' && value !== '';
  if (type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && type.includes(value);
}
