import { acceptsOf } from '../accepts.ts';
import { definitionsOf } from '../definitions.ts';
import type { Dialect } from '../dialect.ts';
import { rawDocument } from '../raw-document.ts';
import { type Mapping, mappingOf } from '../record.ts';

/**
 * Whether a value certainly keeps to the part of an official schema at this pointer. Most do; only for the others is it
 * worth a tenth of a second to compile the schema, which then says what is wrong.
 */
export function keepsTo(official: Mapping, dialect: Dialect): (pointer: string, value: unknown) => boolean {
  // Formats are not checked. A property that is called `format` has no text there but a schema.
  const withoutFormats: unknown = JSON.parse(JSON.stringify(official), (key, value: unknown) =>
    key === 'format' && typeof value === 'string' ? undefined : value,
  );
  const modern = dialect === '3.1';
  const document = rawDocument('official', mappingOf(withoutFormats), modern ? '3.1' : '3.0');
  const { name, root } = definitionsOf(document, 'request', { overlap: true });
  const accepts = acceptsOf(root.$defs, { modern });
  return (pointer, value) => accepts(name(`/${pointer}`), value) === true;
}
