import type { XmlLayout } from '../model/body-layout.ts';
import { recordOf } from './record.ts';

/** What the `xml` keywords of a schema say, OpenAPI 3.1 §4.8.26, of what stands in it too. */
export function xmlLayout(schema: Readonly<Record<string, unknown>>): XmlLayout {
  const xml = recordOf(schema['xml']);
  const text = (key: string): Record<string, string> => (typeof xml[key] === 'string' ? { [key]: xml[key] } : {});
  const properties = Object.entries(recordOf(schema['properties']));
  return {
    ...text('name'),
    ...text('namespace'),
    ...text('prefix'),
    ...(xml['attribute'] === true && { attribute: true }),
    ...(xml['wrapped'] === true && { wrapped: true }),
    ...(properties.length > 0 && {
      properties: Object.fromEntries(properties.map(([name, property]) => [name, xmlLayout(recordOf(property))])),
    }),
    ...(schema['items'] !== undefined && { items: xmlLayout(recordOf(schema['items'])) }),
  };
}
