import type { BodyEncoding } from '../../model/body-encoding.ts';

/** Bytes or text as they are, for every type that no other encoding writes; anything else becomes JSON text. */
export const raw: BodyEncoding = {
  summary: 'bytes as they are',
  matches: () => true,
  encode: (value, mediaType) => ({
    contentType: mediaType === '' ? 'application/octet-stream' : mediaType,
    body: bodyOf(value),
  }),
};

function bodyOf(value: unknown): string | Uint8Array<ArrayBuffer> {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  return JSON.stringify(value ?? '');
}
