import type { RequestDeclaration } from '../model/contract.ts';
import type { Parameter } from '../model/operation.ts';
import type { Schemas } from '../model/schemas.ts';

/** A parameter's value, and whether anybody wrote it. */
export interface ParameterValue {
  readonly parameter: Parameter;
  readonly value: unknown;
  /** Neither the user nor the document gave it. */
  readonly generated: boolean;
}

/** The value to send for a parameter: the user's, a fixture's, the document's, one made for its schema. `undefined`: none could be made. */
export function parameterValue(
  parameter: Parameter,
  { parameters }: Pick<RequestDeclaration, 'parameters'>,
  {
    schemas,
    seed,
    kept,
  }: {
    readonly schemas: Schemas;
    readonly seed: number;
    /** The name under which a value is kept, by parameter. */
    readonly kept: ReadonlyMap<string, string>;
  },
): ParameterValue | undefined {
  if (Object.hasOwn(parameters, parameter.name))
    return { parameter, value: parameters[parameter.name], generated: false };
  const name = parameter.in === 'path' ? kept.get(parameter.name) : undefined;
  if (name !== undefined) return { parameter, value: `$kept.${name}`, generated: false };
  if (parameter.schema === undefined) {
    const [example] = parameter.examples;
    return example === undefined
      ? { parameter, value: wordOf(parameter.name), generated: true }
      : { parameter, value: example, generated: false };
  }
  const sample = schemas.sample(parameter.schema, { seed, direction: 'request', examples: parameter.examples });
  if (!sample) return undefined;
  const shape = schemas.shape(parameter.schema);
  if (sample.source === 'example' || isFixed(shape)) return { parameter, value: sample.value, generated: false };
  const word = isFreeText(shape) ? wordOf(parameter.name) : sample.value;
  const accepted = schemas.check(parameter.schema, word, 'request');
  return { parameter, value: accepted.length === 0 ? word : sample.value, generated: true };
}

/** The document leaves one value to choose from: that is as good as an example. */
function isFixed(shape: Readonly<Record<string, unknown>>): boolean {
  return 'const' in shape || (Array.isArray(shape['enum']) && shape['enum'].length === 1);
}

function isFreeText({ type, format, enum: values }: Readonly<Record<string, unknown>>): boolean {
  return (type === 'string' || type === undefined) && format === undefined && values === undefined;
}

function wordOf(name: string): string {
  return name.replace(/[^\w-]+/g, '-').replace(/^-|-$/g, '') || 'value';
}
