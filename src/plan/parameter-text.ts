import type { Parameter } from '../model/operation.ts';
import type { ParameterStyle } from '../model/parameter-style.ts';
import { joined, pieces, type Write } from './parameter-pieces.ts';
import { aroundMarkers, marker, withMarkers } from './markers.ts';
import { placeholder } from './placeholders.ts';

type Named = Pick<Parameter, 'name' | 'style'>;

/** A value in a path: `simple`, `label` (`.a.b`) or `matrix` (`;name=a`). */
export function pathText(
  { name, style = { style: 'simple', explode: false, allowReserved: false } }: Named,
  value: unknown,
): string {
  const write = encoder(style);
  const { explode } = style;
  const found = pieces(contentOf(style, value));
  if (style.style === 'label') return `.${joined(found, { write, explode, between: explode ? '.' : ',' })}`;
  if (style.style !== 'matrix') return joined(found, { write, explode, between: ',' });
  if (explode && found.kind === 'properties')
    return found.properties.map(([key, child]) => `;${pair(key, child, write)}`).join('');
  if (explode && found.kind === 'items') return found.items.map((item) => `;${pair(name, item, write)}`).join('');
  const text = joined(found, { write, explode, between: ',' });
  // RFC 6570 §3.2.7: an empty value has no equals sign here.
  return `;${encodeURIComponent(name)}${text === '' ? '' : `=${text}`}`;
}

/** The pairs of a value in a query, and nothing where there is nothing to write. */
export function queryText(parameter: Named, value: unknown): string {
  return pairs(parameter, value).join('&');
}

/** The cookies of a value: what is exploded are several. */
export function cookieText({ name, style }: Named, value: unknown): string {
  // A semicolon would end the cookie: nothing reserved stays, whatever the document allows.
  return pairs(style ? { name, style: { ...style, allowReserved: false } } : { name }, value).join('; ');
}

/** A value in a header, as it is: style `simple`. */
export function headerText({ style }: Named, value: unknown): string {
  return joined(pieces(contentOf(style, value)), { write: plain, explode: style?.explode ?? false, between: ',' });
}

const separators: Readonly<Partial<Record<ParameterStyle['style'], string>>> = {
  // Encoded, for a request-target holds none of them.
  spaceDelimited: '%20',
  pipeDelimited: '%7C',
  tabDelimited: '%09',
};

function pairs(
  { name, style = { style: 'form', explode: true, allowReserved: false } }: Named,
  value: unknown,
): readonly string[] {
  const write = encoder(style);
  const found = pieces(contentOf(style, value));
  if (found.kind === 'properties' && style.style === 'deepObject')
    return found.properties.flatMap(([key, child]) => deep(`${name}[${key}]`, child, write));
  if (found.kind === 'items' && style.explode) return found.items.map((item) => pair(name, item, write));
  if (found.kind === 'properties' && style.explode)
    return found.properties.map(([key, child]) => pair(key, child, write));
  const between = separators[style.style] ?? ',';
  return [`${encodeURIComponent(name)}=${joined(found, { write, explode: false, between })}`];
}

/** The specification leaves open what stands deeper; servers read brackets. */
function deep(name: string, value: unknown, write: Write): readonly string[] {
  const found = pieces(value);
  if (found.kind === 'properties')
    return found.properties.flatMap(([key, child]) => deep(`${name}[${key}]`, child, write));
  if (found.kind === 'items') return found.items.flatMap((item, index) => deep(`${name}[${index}]`, item, write));
  return [pair(name, value, write)];
}

function pair(name: string, value: unknown, write: Write): string {
  return `${encodeURIComponent(name)}=${write(value)}`;
}

/** With a content type a value is text of that type, and JSON is the one in use. */
function contentOf(style: ParameterStyle | undefined, value: unknown): unknown {
  const nested = typeof value === 'object' && value !== null && placeholder(value) === undefined;
  const quoted = typeof value === 'string' && style?.content?.includes('json');
  return style?.content !== undefined && (nested || quoted) ? JSON.stringify(markedDeep(value)) : value;
}

function markedDeep(value: unknown): unknown {
  const open = placeholder(value);
  if (open) return marker(open);
  if (typeof value === 'string') return withMarkers(value);
  if (Array.isArray(value)) return value.map(markedDeep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, markedDeep(child)]));
}

function encoder(style: ParameterStyle): Write {
  // OpenAPI 3.1.1 §4.8.12.4: what separates pairs, ends the query or means a blank is encoded all the same.
  const encode = (text: string): string => {
    const encoded = encodeURIComponent(text.toWellFormed());
    return style.allowReserved
      ? encoded.replaceAll(/%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/g, decodeURIComponent)
      : encoded;
  };
  return (value) => written(value, style.content === undefined ? encode : (text) => aroundMarkers(text, encode));
}

function plain(value: unknown): string {
  return written(value, (text) => text);
}

function written(value: unknown, write: (text: string) => string): string {
  const open = placeholder(value);
  if (open) return marker(open);
  const text = textOf(value);
  const marked = withMarkers(text);
  return marked === text ? write(text) : aroundMarkers(marked, write);
}

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
