import { createHash } from 'node:crypto';
import type { BodyEncoding } from '../../model/body-encoding.ts';
import { scalarText } from './scalar-text.ts';

/** One part for each property, RFC 7578: bytes become a file, objects become JSON. The boundary follows from the content. */
export const multipart: BodyEncoding = {
  summary: 'several parts, files among them',
  matches: (mediaType) => mediaType.startsWith('multipart/'),
  encode: (value, mediaType) => {
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    const parts = entries.flatMap(([name, child]) =>
      (Array.isArray(child) ? child : [child]).map((item) => partOf(name, item)),
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

function partOf(name: string, value: unknown): Part {
  // RFC 7578 §5.1 and the WHATWG form encoding: what would end the name is percent-encoded.
  const quoted = name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
  const disposition = `content-disposition: form-data; name="${quoted}"`;
  if (value instanceof Uint8Array) {
    return {
      head: `${disposition}; filename="${quoted}.bin"\r\ncontent-type: application/octet-stream`,
      content: value,
    };
  }
  if (typeof value === 'object' && value !== null) {
    return { head: `${disposition}\r\ncontent-type: application/json`, content: JSON.stringify(value) };
  }
  return { head: disposition, content: scalarText(value) };
}

function bytesOf(pieces: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(pieces.map((piece) => Buffer.from(piece))));
}
