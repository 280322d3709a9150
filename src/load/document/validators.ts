import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Definitions } from './definitions.ts';
import type { Dialect } from './dialect.ts';
import { schemaAlong } from './schema-along.ts';

/** Judges a value by the schema of this name; `undefined` where the schema cannot be used. */
export type Validate = (name: string, value: unknown) => readonly string[] | undefined;

const options = {
  strict: false,
  validateSchema: false,
  logger: false,
  // Inlining small schemas makes the code of large documents a third slower to compile.
  inlineRefs: false,
  addUsedSchema: false,
  // Most code runs once or twice: polishing it costs a fifth of the time to compile it.
  code: { optimize: false, regExp: Object.assign(regularExpression, { code: 'regularExpression' }) },
} as const;

/** Values judged by the part of a schema that matters to them, before compiling the whole of it begins to pay. */
const mostAlong = 4;

/** One Ajv for all definitions of a direction; each is compiled when it is first asked for. */
export function validatorsOf(definitions: Definitions, dialect: Dialect): Validate {
  const ajv = dialect === '3.1' ? new Ajv2020(options) : new Ajv(options);
  formats.default(ajv);
  ajv.addSchema(definitions.root, 'contract');
  const compiled = new Map<string, ValidateFunction | undefined>();
  const judged = new Map<string, number>();

  const whole = (name: string): ValidateFunction | undefined => {
    if (!compiled.has(name)) compiled.set(name, compile(ajv, name));
    return compiled.get(name);
  };
  const along = (name: string, value: unknown): ValidateFunction | undefined => {
    const times = judged.get(name) ?? 0;
    judged.set(name, times + 1);
    const schema = times < mostAlong ? schemaAlong(definitions.root.$defs, name, value) : undefined;
    if (schema === undefined) return undefined;
    const validate = ajv.compile(schema);
    // It is of no use for another value.
    ajv.removeSchema(schema);
    return validate;
  };

  return (name, value) => {
    try {
      const validate = along(name, value) ?? whole(name);
      if (!validate) return undefined;
      return validate(value) ? [] : (validate.errors ?? []).map(sentence);
    } catch {
      return undefined; // A value nested deeper than the stack: RangeError.
    }
  };
}

function compile(ajv: Ajv | Ajv2020, name: string): ValidateFunction | undefined {
  try {
    return ajv.getSchema(`contract#/$defs/${name}`);
  } catch {
    return undefined; // Contradictions that only the compiler sees, and schemas nested deeper than the stack.
  }
}

/** JSON Schema asks for Unicode semantics; many real patterns are only valid without. */
function regularExpression(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}

function sentence(error: ErrorObject): string {
  const details: readonly unknown[] = Object.entries(error.params)
    .filter(([name]) => name === 'additionalProperty' || name === 'allowedValues' || name === 'allowedValue')
    .map(([, value]) => value);
  const about =
    details.length > 0
      ? `: ${details.map((detail) => (Array.isArray(detail) ? detail.map(text).join(', ') : text(detail))).join(', ')}`
      : '';
  return `${error.instancePath || 'the body'} ${error.message ?? 'is not valid'}${about}`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
