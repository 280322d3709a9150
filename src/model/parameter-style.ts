/** How the value of a parameter is written, OpenAPI 3.1 §4.8.12.2; `tabDelimited` is the `tsv` of OpenAPI 2.0. */
export const parameterStyles = [
  'simple',
  'label',
  'matrix',
  'form',
  'spaceDelimited',
  'pipeDelimited',
  'tabDelimited',
  'deepObject',
] as const;

export interface ParameterStyle {
  readonly style: (typeof parameterStyles)[number];
  /** Each item or property stands for itself. */
  readonly explode: boolean;
  /** Characters that RFC 3986 reserves stay as they are, as far as a query can hold them. */
  readonly allowReserved: boolean;
  /** The value is written as this content type, and then like a string. */
  readonly content?: string;
}
