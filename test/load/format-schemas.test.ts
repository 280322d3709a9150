import { expect, test } from 'vitest';
import * as z from 'zod';
import { formatSchemas } from '../../src/load/formats/format-schemas.ts';
import { vocabulary } from './loading.ts';

const schemas = Object.entries(formatSchemas(vocabulary));

/** Properties without a description, by their path. */
function undescribed(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    const here = `${path}/${key}`;
    const described = typeof value === 'object' && value !== null && 'description' in value;
    // A role, a principal: their key is a name of the user's.
    const missing = path.endsWith('/properties') && !described ? [here] : [];
    return missing.concat(undescribed(value, here));
  });
}

test.for(schemas)('%s: the JSON Schema describes every key and allows no other', ([, schema]) => {
  const published = z.toJSONSchema(schema, { io: 'input' });
  expect(published).toMatchObject({ type: 'object', additionalProperties: false, required: ['rolecall'] });
  expect(published.description).toBeDefined();
  // Keys that come from a registry mean what the registry says.
  expect(
    undescribed(published.properties, '/properties').filter((path) => !/\/(refusals|states|oracles)\//.test(path)),
  ).toEqual([]);
});

test.for(schemas)('%s: a file of the next version is not read as one of this', ([, schema]) => {
  expect(schema.safeParse({ rolecall: 2 }).success).toBe(false);
  expect(schema.safeParse({ rolecall: 1 }).success).toBe(true);
});
