import { createRequire } from 'node:module';
import type { Ajv, ErrorObject } from 'ajv';
import type draft04 from 'ajv-draft-04';
import type * as newest from 'ajv/dist/2020.js';
import type { Dialect } from '../dialect.ts';
import { keepsTo } from './keeps-to.ts';
import { officialSchemaOf } from './official-schema-of.ts';

const require = createRequire(import.meta.url);

/** The parts of a document that can be referred to and are checked one by one. */
export type PartKind = 'operation' | 'parameter' | 'requestBody' | 'response' | 'header' | 'schema';

/** What is wrong with a part as written; its references are not followed. */
export type CheckPart = (kind: PartKind, value: unknown) => readonly ErrorObject[];

const options = {
  allErrors: true,
  strict: false,
  validateFormats: false,
  validateSchema: false,
  meta: false,
  logger: false,
  // Compiled for a few dozen values: polishing the code takes longer than running it.
  code: { optimize: false },
} as const;

/** Where the official schema of a version has the kinds of parts; what it does not have is not checked. */
const definitions: Readonly<Record<Dialect, Readonly<Partial<Record<PartKind, string>>>>> = {
  '2.0': {
    operation: 'definitions/operation',
    parameter: 'definitions/parameter',
    response: 'definitions/response',
    schema: 'definitions/schema',
  },
  '3.0': {
    operation: 'definitions/Operation',
    parameter: 'definitions/Parameter',
    requestBody: 'definitions/RequestBody',
    response: 'definitions/Response',
    header: 'definitions/Header',
    schema: 'definitions/Schema',
  },
  '3.1': {
    operation: '$defs/operation',
    parameter: '$defs/parameter',
    requestBody: '$defs/request-body',
    response: '$defs/response',
    header: '$defs/header',
  },
};

const known = new Map<Dialect, CheckPart>();

/** The official schemas of a version, each compiled once, when something breaks one: a tenth of a second for most. */
export function officialSchemas(dialect: Dialect): CheckPart {
  const check = known.get(dialect) ?? checkerOf(dialect);
  known.set(dialect, check);
  return check;
}

/** So many parts are checked by reading the schema before compiling it pays. */
const mostReadings = 1_000;

function checkerOf(dialect: Dialect): CheckPart {
  const schema = officialSchemaOf[dialect]();
  const keeps = keepsTo(schema, dialect);
  let readings = 0;
  let ajv: Ajv | newest.Ajv2020 | undefined;
  return (kind, value) => {
    const pointer = definitions[dialect][kind];
    if (pointer === undefined) return [];
    readings += 1;
    if (readings < mostReadings && keeps(pointer, value)) return [];
    ajv ??= newAjv(dialect).addSchema(schema, 'official');
    try {
      const validate = ajv.getSchema(`official#/${pointer}`);
      return !validate || validate(value) ? [] : (validate.errors ?? []);
    } catch (cause) {
      // Nested deeper than the stack: whoever needs the part will say so.
      if (cause instanceof RangeError) return [];
      throw cause;
    }
  };
}

function newAjv(dialect: Dialect): Ajv | newest.Ajv2020 {
  if (dialect === '3.1') {
    const { Ajv2020 }: typeof newest = require('ajv/dist/2020.js');
    return new Ajv2020(options);
  }
  const { default: AjvDraft04 }: typeof draft04 = require('ajv-draft-04');
  return new AjvDraft04(options);
}
