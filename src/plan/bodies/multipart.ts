import { createHash } from 'node:crypto';
import type { BodyEncoding } from '../../model/body-encoding.ts';
import type { PartLayout } from '../../model/body-layout.ts';
import { scalarText } from './scalar-text.ts';
import { xml } from './xml.ts';

/** One part for each property, RFC 7578: bytes become a file, objects become JSON. The boundary follows from the content. */
export const multipart: BodyEncoding = {
  summary: 'several parts, files among them',
  matches: (mediaType) => mediaType.startsWith('multipart/'),
  encode: (value, mediaType, layout) => {
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    const parts = entries.flatMap(([name, child]) =>
      (Array.isArray(child) ? child : [child]).map((item) => partOf(name, item, layout?.parts?.[name])),
    );
    const digest = createHash('sha256');
    for (const part of parts) digest.update(part.head).update(part.content);
    const boundary = `rolecall-${digest.digest('hex').slice(0, 24)}`;
    const lines = parts.flatMap((part) => [`--${boundary}\r\n${part.head}\r\n\r\n`, part.content, '\r\n']);
    return {
      contentType: `${mediaType}; boundary=${boundary}`,
      body: bytesOf([...lines, `--${boundary}--\r\n`]),
    };
  },
};

interface Part {
  readonly head: string;
  readonly content: string | Uint8Array;
}

function partOf(name: string, value: unknown, layout: PartLayout = {}): Part {
  // RFC 7578 §5.1 and the WHATWG form encoding: what would end the name is percent-encoded.
  const quoted = name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
  const file = value instanceof Uint8Array ? `; filename="${quoted}.bin"` : '';
  const type = layout.contentType === undefined ? usualType(value) : concrete(layout.contentType);
  const headers = Object.entries(layout.headers ?? {}).map(([header, text]) => `\r\n${header}: ${text}`);
  return {
    head: [
      `content-disposition: form-data; name="${quoted}"${file}`,
      type === undefined ? '' : `\r\ncontent-type: ${type}`,
      ...headers,
    ].join(''),
    content: contentOf(value, type),
  };
}

/** RFC 7578 §4.4: a part without a type is text. */
function usualType(value: unknown): string | undefined {
  if (value instanceof Uint8Array) return 'application/octet-stream';
  return typeof value === 'object' && value !== null ? 'application/json' : undefined;
}

/** The first of the types that the document lists, a wildcard made concrete. */
function concrete(contentTypes: string): string {
  const first = (contentTypes.split(',')[0] ?? '').trim();
  if (!first.includes('*')) return first;
  if (first.startsWith('image/')) return 'image/png';
  return first.startsWith('text/') ? 'text/plain' : 'application/octet-stream';
}

function contentOf(value: unknown, type: string | undefined): string | Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value !== 'object' || value === null) return scalarText(value);
  return xml.matches(type?.split(';')[0] ?? '') ? xml.encode(value, type ?? '').body : JSON.stringify(value);
}

function bytesOf(pieces: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(pieces.map((piece) => Buffer.from(piece))));
}
