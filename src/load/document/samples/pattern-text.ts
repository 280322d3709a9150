import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type * as faker from 'json-schema-faker';
import { foreignValue } from './foreign-value.ts';

/** A string with a pattern, as plain as a schema can be. */
export type PatternSchema = {
  readonly type: 'string';
  readonly pattern: string;
  readonly minLength?: number;
  readonly maxLength?: number;
};

/** A text by a pattern, made by json-schema-faker, which does not always manage; `undefined` where it makes none at all. */
export function patternText(schema: PatternSchema, seed: number): string | undefined {
  const value = isTame(schema)
    ? madeHere(schema, seed)
    : foreignValue({ library: 'json-schema-faker', schema, seed, filled: false });
  return typeof value === 'string' ? value : undefined;
}

/**
 * Where no group is repeated and no number is large, a few pages of text are the most that can come of it: that needs no
 * thread, which takes a tenth of a second to start.
 */
function isTame({ pattern, minLength = 0 }: PatternSchema): boolean {
  return pattern.length <= 500 && minLength <= 1_000 && !/\)[*+?{]|\d{4}/.test(pattern);
}

const require = createRequire(import.meta.url);

function madeHere(schema: PatternSchema, seed: number): unknown {
  // The package has no entry for `require`, which can load it all the same.
  const { generateSync }: typeof faker = require(fileURLToPath(import.meta.resolve('json-schema-faker')));
  try {
    return generateSync({ ...schema }, { seed, optionalsProbability: 0 });
  } catch {
    return undefined;
  }
}
