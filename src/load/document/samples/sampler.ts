import { closure } from './closure.ts';
import { foreignValue } from './foreign-value.ts';
import type { SampleSource } from './sample-source.ts';

/** openapi-sampler: reads schemas as documentation sites show them, and ends where others do not. */
export const sampler: SampleSource = {
  summary: 'a value made by openapi-sampler',
  *candidates({ definitions, name, seed, filled }) {
    const value = foreignValue({ library: 'openapi-sampler', schema: closure(definitions, name), seed, filled });
    if (value !== undefined) yield value;
  },
};
