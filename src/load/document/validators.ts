import type { Ajv, ErrorObject, ValidateFunction } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import { acceptsOf } from './accepts.ts';
import { ajvFor } from './ajv-for.ts';
import type { Definitions } from './definitions.ts';
import type { Dialect } from './dialect.ts';
import { regularExpression } from './regular-expression.ts';

/** Judges values by the definition of a name; `undefined` where the schema cannot be used. */
export interface Validators {
  /** What is wrong with the value, in one line each. */
  readonly problems: (name: string, value: unknown) => readonly string[] | undefined;
  readonly accepts: (name: string, value: unknown) => boolean | undefined;
}

const options = {
  strict: false,
  validateSchema: false,
  // Nobody asks for the schema of schemas, and reading it takes longer than all else that an Ajv starts with.
  meta: false,
  logger: false,
  // Inlining small schemas makes the code of large documents a third slower to compile.
  inlineRefs: false,
  addUsedSchema: false,
  // Most code runs once or twice: polishing it costs a fifth of the time to compile it.
  code: { optimize: false, regExp: Object.assign(regularExpression, { code: 'regularExpression' }) },
} as const;

/** As many values are judged by reading a schema before it pays to compile it: 10 µs each against 1 to 400 ms, and to load Ajv. */
const mostReadings = 500;

/** One Ajv for all definitions of a direction; each is compiled when it is needed. */
export function validatorsOf({ root }: Definitions, dialect: Dialect): Validators {
  let ajv: Ajv | Ajv2020 | undefined;
  const compiled = new Map<string, ValidateFunction | undefined>();
  const readings = new Map<string, number>();
  const read = acceptsOf(root.$defs, { modern: dialect === '3.1' });

  const validator = (name: string): ValidateFunction | undefined => {
    if (compiled.has(name)) return compiled.get(name);
    ajv ??= ajvFor(dialect, options).addSchema(root, 'contract');
    const validate = compile(ajv, name);
    compiled.set(name, validate);
    return validate;
  };

  const reading = (name: string, value: unknown): boolean | undefined => {
    const times = readings.get(name) ?? 0;
    if (times >= mostReadings || compiled.has(name)) return undefined;
    readings.set(name, times + 1);
    return read(name, value);
  };

  const compiledProblems = (name: string, value: unknown): readonly ErrorObject[] | undefined => {
    try {
      const validate = validator(name);
      if (!validate) return undefined;
      return validate(value) ? [] : (validate.errors ?? []);
    } catch {
      return undefined; // A value nested deeper than the stack: RangeError.
    }
  };

  return {
    problems: (name, value) => (reading(name, value) ? [] : compiledProblems(name, value)?.map(sentence)),
    accepts: (name, value) => {
      const accepted = reading(name, value);
      if (accepted !== undefined) return accepted;
      const problems = compiledProblems(name, value);
      return problems && problems.length === 0;
    },
  };
}

function compile(ajv: Ajv | Ajv2020, name: string): ValidateFunction | undefined {
  try {
    return ajv.getSchema(`contract#/$defs/${name}`);
  } catch {
    return undefined; // Contradictions that only the compiler sees, and schemas nested deeper than the stack.
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
