/** JSON pointer into the one normalised document. Schemas are never copied or inlined into an operation. */
export type SchemaKey = string & { readonly schemaKey: unique symbol };

/** Which way a body goes: `readOnly` properties stay out of requests, `writeOnly` ones out of responses. */
export type Direction = 'request' | 'response';

/** A value made for a schema, and where it came from. */
export interface Sample {
  readonly value: unknown;
  readonly source: 'example' | 'minimal' | 'faker' | 'sampler';
}

/**
 * The schemas of one contract. One Ajv for all of them, because compiling per operation costs 20 times as much; each is
 * compiled when first asked for.
 */
export interface Schemas {
  /** What is wrong with the value, one line each; empty when it is valid. */
  check(key: SchemaKey, value: unknown, direction: Direction): readonly string[] | 'unusable-schema';
  /** A value that the schema accepts: the same for the same seed. `undefined` when none could be made. */
  sample(
    key: SchemaKey,
    options: {
      readonly seed: number;
      readonly direction: Direction;
      readonly examples?: readonly unknown[];
      /** Nothing required is empty: in a form an empty list or object would not be written at all. */
      readonly filled?: boolean;
    },
  ): Sample | undefined;
  /**
   * The schema as written, its reference and those of its properties followed: type and format decide how a value is
   * written. With a value, what it is composed of is followed as deep as the value goes.
   */
  shape(key: SchemaKey, along?: unknown): Readonly<Record<string, unknown>>;
}
