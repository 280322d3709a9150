import { isDeepStrictEqual } from 'node:util';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { isMapping, listOf, stringsOf } from './record.ts';
import { regularExpression } from './regular-expression.ts';

/** Whether a value is as a keyword says; of values that a keyword is not about, it always is. */
type Assertion = (said: unknown, value: unknown) => boolean;

const ofNumber =
  (holds: (limit: number, value: number) => boolean): Assertion =>
  (said, value) =>
    typeof value !== 'number' || holds(Number(said), value);

/** The size of what `sizeOf` finds one for. */
const ofSize =
  (sizeOf: (value: unknown) => number | undefined, holds: (limit: number, size: number) => boolean): Assertion =>
  (said, value) => {
    const size = sizeOf(value);
    return size === undefined || holds(Number(said), size);
  };

const atLeast = (limit: number, size: number): boolean => size >= limit;
const atMost = (limit: number, size: number): boolean => size <= limit;
/** RFC 8259 §8.2 counts Unicode characters, not units of UTF-16. */
const lengthOf = (value: unknown) => (typeof value === 'string' ? Array.from(value).length : undefined);
const itemsOf = (value: unknown) => (Array.isArray(value) ? value.length : undefined);
const propertiesOf = (value: unknown) => (isMapping(value) ? Object.keys(value).length : undefined);

/** Keywords that say something of a value without a schema for it, by JSON Schema's validation vocabulary. */
export const assertions: Readonly<Record<string, Assertion>> = {
  type: (said, value) => (typeof said === 'string' ? is(said, value) : stringsOf(said).some((type) => is(type, value))),
  const: (said, value) => equal(said, value),
  enum: (said, value) => listOf(said).some((allowed) => equal(allowed, value)),
  maximum: ofNumber(atMost),
  minimum: ofNumber(atLeast),
  exclusiveMaximum: ofNumber((limit, value) => value < limit),
  exclusiveMinimum: ofNumber((limit, value) => value > limit),
  // As Ajv counts, a quotient in exponents included.
  multipleOf: ofNumber((step, value) => step !== 0 && value / step === Number.parseInt(String(value / step))),
  maxLength: ofSize(lengthOf, atMost),
  minLength: ofSize(lengthOf, atLeast),
  maxItems: ofSize(itemsOf, atMost),
  minItems: ofSize(itemsOf, atLeast),
  maxProperties: ofSize(propertiesOf, atMost),
  minProperties: ofSize(propertiesOf, atLeast),
  pattern: (said, value) => typeof value !== 'string' || regularExpression(String(said), 'u').test(value),
  format: (said, value) => hasFormat(formats.get(String(said)), value),
  required: (said, value) => !isMapping(value) || stringsOf(said).every((name) => value[name] !== undefined),
  uniqueItems: (said, value) => said !== true || areUnique(listOf(value)),
};

function is(type: string, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isMapping(value);
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}

function equal(first: unknown, second: unknown): boolean {
  return first === second || (typeof first === 'object' && isDeepStrictEqual(first, second));
}

const formats = new Map<string, unknown>(Object.entries(fullFormats));

/** A format is an expression, a function, or either of them with the type that it is about; all others mean nothing. */
function hasFormat(format: unknown, value: unknown): boolean {
  if (format instanceof RegExp) return typeof value !== 'string' || format.test(value);
  if (typeof format === 'function') return typeof value !== 'string' || Boolean(format(value));
  if (!isMapping(format) || typeof value !== (format['type'] ?? 'string')) return true;
  const { validate } = format;
  if (validate instanceof RegExp) return validate.test(String(value));
  return typeof validate !== 'function' || Boolean(validate(value));
}

function areUnique(items: readonly unknown[]): boolean {
  return items.every((item, index) => items.findIndex((other) => equal(item, other)) === index);
}
