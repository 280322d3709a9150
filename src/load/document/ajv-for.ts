import { createRequire } from 'node:module';
import type * as older from 'ajv';
import type * as newest from 'ajv/dist/2020.js';
import type formatsOf from 'ajv-formats';
import type { Dialect } from './dialect.ts';

const require = createRequire(import.meta.url);

/**
 * A validator of JSON Schema as the schemas of a document of this version mean it. Its packages take a tenth of a second to
 * load, and most plans need none of them; a function that cannot wait can only ask for CommonJS.
 */
export function ajvFor(dialect: Dialect, options: older.Options): older.Ajv | newest.Ajv2020 {
  const formats: typeof formatsOf = require('ajv-formats');
  const ajv = dialect === '3.1' ? newAjv2020(options) : newAjv(options);
  formats.default(ajv);
  return ajv;
}

function newAjv2020(options: older.Options): newest.Ajv2020 {
  const { Ajv2020 }: typeof newest = require('ajv/dist/2020.js');
  return new Ajv2020(options);
}

function newAjv(options: older.Options): older.Ajv {
  const { Ajv }: typeof older = require('ajv');
  return new Ajv(options);
}
