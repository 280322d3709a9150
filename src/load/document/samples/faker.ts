import { runInNewContext } from 'node:vm';
import { generateSync } from 'json-schema-faker';
import type { SampleSource } from './sample-source.ts';

const tries = 3;
// The faker can loop for ever (HubSpot's `POST /automation/v4/flows`); a time limit on synchronous code needs a context of its own.
const limitMs = 1_000;

/** json-schema-faker, required properties only: finds its way through schemas that the minimal source does not. */
export const faker: SampleSource = {
  summary: 'a value made by json-schema-faker',
  *candidates({ definitions, name, seed }) {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const generate = (): unknown => {
        const schema = { $ref: `#/$defs/${name}`, $defs: definitions.root.$defs };
        return generateSync(schema, { seed: seed + attempt, optionalsProbability: 0 });
      };
      try {
        yield runInNewContext('generate()', { generate }, { timeout: limitMs });
      } catch {
        return;
      }
    }
  },
};
