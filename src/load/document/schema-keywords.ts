/** Keywords whose value is a schema. */
export const schemaKeywords: ReadonlySet<string> = new Set([
  'additionalProperties',
  'items',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedProperties',
  'unevaluatedItems',
]);

/** Keywords whose value is a list of schemas. */
export const schemaListKeywords: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);

/** Keywords whose value maps names to schemas: whatever stands there is a name and never a keyword. */
export const schemaMapKeywords: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas']);

/** Keywords that say something about a value without containing a schema, with the type that their value must have. */
export const plainKeywords: ReadonlyMap<string, 'number' | 'count' | 'string' | 'boolean' | 'any' | 'strings'> =
  new Map([
    ['multipleOf', 'number'],
    ['maximum', 'number'],
    ['minimum', 'number'],
    ['exclusiveMaximum', 'number'],
    ['exclusiveMinimum', 'number'],
    ['maxLength', 'count'],
    ['minLength', 'count'],
    ['maxItems', 'count'],
    ['minItems', 'count'],
    ['maxProperties', 'count'],
    ['minProperties', 'count'],
    ['maxContains', 'count'],
    ['minContains', 'count'],
    ['format', 'string'],
    ['uniqueItems', 'boolean'],
    ['const', 'any'],
    ['required', 'strings'],
  ] as const);
