import type { BodyEncoding } from '../../model/body-encoding.ts';
import type { XmlLayout } from '../../model/body-layout.ts';
import { scalarText } from './scalar-text.ts';

/** XML: text as it is, anything else as elements, named and nested as the document says. */
export const xml: BodyEncoding = {
  summary: 'XML, as the `xml` keywords of the schema say',
  matches: (mediaType) => /^(?:application\/xml|text\/xml|[^/]+\/[^/]+\+xml)$/.test(mediaType),
  encode: (value, mediaType, layout) => {
    if (typeof value === 'string') return { contentType: mediaType, body: value };
    const root = element('request', value, { ...layout?.xml, wrapped: true });
    return { contentType: mediaType, body: `<?xml version="1.0" encoding="UTF-8"?>${root}` };
  },
};

function element(property: string, value: unknown, layout: XmlLayout): string {
  if (Array.isArray(value)) return list(property, value, layout);
  const tag = tagOf(property, layout);
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const laidOut = children.map(([name, child]) => ({ name, child, layout: layout.properties?.[name] ?? {} }));
  const attributes = laidOut
    .filter((child) => child.layout.attribute)
    .map((child) => ` ${tagOf(child.name, child.layout)}="${escaped(scalarText(child.child))}"`);
  const elements = laidOut
    .filter((child) => !child.layout.attribute)
    .map((child) => element(child.name, child.child, child.layout));
  const content = typeof value === 'object' && value !== null ? elements.join('') : escaped(scalarText(value));
  return `<${tag}${namespaceOf(layout)}${attributes.join('')}>${content}</${tag}>`;
}

/** Items are named by themselves; else like the wrapper around them, else like the property. */
function list(property: string, values: readonly unknown[], layout: XmlLayout): string {
  const { items = {}, wrapped } = layout;
  const name = wrapped ? (layout.name ?? property) : property;
  const content = values.map((item) => element(name, item, items)).join('');
  if (!wrapped) return content;
  const tag = tagOf(property, layout);
  return `<${tag}${namespaceOf(layout)}>${content}</${tag}>`;
}

function tagOf(property: string, { name = property, prefix }: XmlLayout): string {
  // XML 1.0 §2.3: a name starts with a letter and holds no spaces.
  const tag = name.replace(/[^\w.-]/g, '_').replace(/^(?![A-Za-z_])/, '_');
  return prefix === undefined ? tag : `${prefix}:${tag}`;
}

function namespaceOf({ namespace, prefix }: XmlLayout): string {
  if (namespace === undefined) return '';
  return ` xmlns${prefix === undefined ? '' : `:${prefix}`}="${escaped(namespace)}"`;
}

function escaped(content: string): string {
  return content
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(forbidden, '\u{FFFD}');
}

// XML 1.0 §2.2: these characters cannot stand in a document, not even escaped.
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
