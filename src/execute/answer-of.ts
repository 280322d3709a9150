import type { Answer } from '../model/wire.ts';
import { decoded } from './decoded.ts';

/** How much of a body is looked at, in bytes. */
export const keptBytes = 64 * 1024;

/** A complete response as an answer; `read`: how long its body was, whatever is kept of it. */
export function answerOf(
  { status, headers }: { readonly status: number; readonly headers: Readonly<Record<string, string | string[]>> },
  kept: Buffer,
  read: number,
): Answer {
  const body = decoded(kept, headers['content-encoding']);
  const text = body.toString('utf8', 0, keptBytes);
  return {
    kind: 'response',
    status,
    headers,
    // RFC 8259 §8.1: a byte order mark before JSON may be ignored.
    body: text.startsWith('\ufeff') ? text.slice(1) : text,
    truncated: read > kept.length || body.length > keptBytes,
  };
}
