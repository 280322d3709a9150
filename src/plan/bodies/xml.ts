import type { BodyEncoding } from '../../model/body-encoding.ts';
import { scalarText } from './scalar-text.ts';

/** XML: text as it is, anything else as elements named like its properties. A placeholder: attributes and namespaces need a body by hand. */
export const xml: BodyEncoding = {
  summary: 'XML, elements only',
  matches: (mediaType) => /^(?:application\/xml|text\/xml|[^/]+\/[^/]+\+xml)$/.test(mediaType),
  encode: (value, mediaType) => ({
    contentType: mediaType,
    body: typeof value === 'string' ? value : `<?xml version="1.0" encoding="UTF-8"?>${element('request', value)}`,
  }),
};

function element(name: string, value: unknown): string {
  // XML 1.0 §2.3: a name starts with a letter and holds no spaces.
  const tag = name.replace(/[^\w.-]/g, '_').replace(/^(?![A-Za-z_])/, '_');
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
  if (typeof value !== 'object' || value === null) return `<${tag}>${escaped(scalarText(value))}</${tag}>`;
  const children = Object.entries(value).map(([key, child]) => element(key, child));
  return `<${tag}>${children.join('')}</${tag}>`;
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
