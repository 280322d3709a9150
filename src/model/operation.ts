import type { PartLayout } from './body-layout.ts';
import type { ParameterStyle } from './parameter-style.ts';
import type { Place } from './place.ts';
import type { RuntimeExpression } from './runtime-expression.ts';
import type { SchemaKey } from './schemas.ts';

/** Method and path template as the document writes them: `POST /orders/{orderId}/refunds`. */
export type OperationId = `${string} /${string}`;

/** One alternative of a document's `security`: all of its schemes at once. No scheme at all is an open alternative. */
export type SecurityAlternative = readonly { readonly scheme: string; readonly scopes: readonly string[] }[];

/** One content type of a request or response body, with the document's own example where it has one. */
export interface Media {
  readonly type: string;
  readonly schema: SchemaKey | undefined;
  readonly examples: readonly unknown[];
  /** How its properties are written, where the document says so: parts of a multipart body, fields of a form. */
  readonly encoding?: Readonly<Record<string, PartLayout>>;
}

/** A parameter of an operation, its path item's included. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly schema: SchemaKey | undefined;
  readonly examples: readonly unknown[];
  /** Template variables that the document does not declare are strings, and said so. */
  readonly declared: boolean;
  /** Absent: the default of its place. */
  readonly style?: ParameterStyle;
}

/** What the answer of an operation gives to another one: a `link` of a 2xx response, OpenAPI 3.1 §4.8.20. */
export interface Link {
  readonly place: Place;
  /** Of the response that has it, as documented. */
  readonly status: string;
  readonly to: { readonly operationId: string } | { readonly method: string; readonly path: string };
  /** By name of a path parameter of that operation; constants are left out. */
  readonly parameters: ReadonlyMap<string, RuntimeExpression>;
}

/** One operation of the OpenAPI document, whatever the document's version. */
export interface Operation {
  readonly id: OperationId;
  /** Upper case. */
  readonly method: string;
  /** The raw template: '#', '?', ':' and '//' are kept. */
  readonly path: string;
  readonly operationId: string | undefined;
  readonly tags: readonly string[];
  readonly place: Place;
  /** The effective requirement, the document's default included. Empty: declared open. */
  readonly security: readonly SecurityAlternative[] | 'undeclared';
  readonly parameters: readonly Parameter[];
  /** In the document's order; empty where the operation takes no body. */
  readonly bodies: readonly Media[];
  readonly bodyRequired: boolean;
  /** By status as documented: '201', '2XX', 'default'. */
  readonly responses: ReadonlyMap<string, readonly Media[]>;
  /** Absent: none. */
  readonly links?: readonly Link[];
  /** Vendor extensions of the operation, `x-…`, as written. */
  readonly extensions: Readonly<Record<string, unknown>>;
}
