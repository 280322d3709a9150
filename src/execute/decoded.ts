import { brotliDecompressSync, constants, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';

/** Enough for any refusal, and no more: a small body may unfold into a huge one. */
const mostBytes = 4 * 1024 * 1024;

const gzipped = (body: Buffer) => gunzipSync(body, { maxOutputLength: mostBytes, finishFlush: constants.Z_SYNC_FLUSH });

/** RFC 9110 §8.4.1; what is cut off is decoded as far as it goes. */
const codings: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: gzipped,
  'x-gzip': gzipped,
  deflate: (body) => inflateSync(body, { maxOutputLength: mostBytes, finishFlush: constants.Z_SYNC_FLUSH }),
  br: (body) =>
    brotliDecompressSync(body, { maxOutputLength: mostBytes, finishFlush: constants.BROTLI_OPERATION_FLUSH }),
  zstd: (body) => zstdDecompressSync(body, { maxOutputLength: mostBytes, finishFlush: constants.ZSTD_e_flush }),
};

/** The body as its sender meant it, although nobody asked for a coding; as it came where the coding is unknown or broken. */
export function decoded(body: Buffer, encoding: string | readonly string[] | undefined): Buffer {
  if (encoding === undefined || body.length === 0) return body;
  let plain = body;
  // Listed in the order in which they were applied.
  for (const name of String(encoding).toLowerCase().split(',').toReversed()) {
    const decode = codings[name.trim()];
    if (!decode) return name.trim() === 'identity' ? plain : body;
    try {
      plain = decode(plain);
    } catch {
      return body;
    }
  }
  return plain;
}
