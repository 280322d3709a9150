import { embeddedExpression, runtimeExpression } from '../model/runtime-expression.ts';

/** A place in a value that is filled in at sending. */
export interface Placeholder {
  readonly kind: 'unique' | 'secret' | 'kept' | 'owner';
  /** Prefix of a unique text, else a name. */
  readonly name: string;
  /** Behind a unique text. */
  readonly suffix?: string;
}

/** The placeholder that a whole value is: `{ unique: prefix }`, `{ secret: name }`, `$kept.name`, `$owner.name`, `$secret.name`. */
export function placeholder(value: unknown): Placeholder | undefined {
  if (typeof value === 'string') return expressionIn(value);
  if (typeof value !== 'object' || value === null) return undefined;
  const { unique, secret, suffix }: { unique?: unknown; secret?: unknown; suffix?: unknown } = value;
  const keys = Object.keys(value).length;
  if (keys === 1 && typeof unique === 'string') return { kind: 'unique', name: unique };
  if (keys === 1 && typeof secret === 'string') return { kind: 'secret', name: secret };
  return keys === 2 && typeof unique === 'string' && typeof suffix === 'string'
    ? { kind: 'unique', name: unique, suffix }
    : undefined;
}

/** The placeholder that an expression is; those that speak of an exchange are none. */
export function expressionIn(text: string): Placeholder | undefined {
  if (!text.startsWith('$')) return undefined;
  const expression = runtimeExpression(text);
  if (expression?.kind === 'kept' || expression?.kind === 'owner' || expression?.kind === 'secret') return expression;
  return undefined;
}

/** Every placeholder in a value, as deep as it goes. */
export function* placeholdersIn(value: unknown): Generator<Placeholder> {
  const whole = placeholder(value);
  if (whole) yield whole;
  else if (typeof value === 'string') {
    for (const [, text = ''] of value.matchAll(embeddedExpression)) {
      const found = expressionIn(text);
      if (found) yield found;
    }
  } else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
    for (const child of Object.values(value)) yield* placeholdersIn(child);
  }
}
