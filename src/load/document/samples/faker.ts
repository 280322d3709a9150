import { closure } from './closure.ts';
import { foreignValue } from './foreign-value.ts';
import type { SampleSource } from './sample-source.ts';

const tries = 3;

/** json-schema-faker, required properties only: finds its way through schemas that the minimal source does not. */
export const faker: SampleSource = {
  summary: 'a value made by json-schema-faker',
  *candidates({ definitions, name, seed, filled }) {
    const schema = closure(definitions, name);
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const value = foreignValue({ library: 'json-schema-faker', schema, seed: seed + attempt, filled });
      if (value === undefined) return;
      yield value;
    }
  },
};
