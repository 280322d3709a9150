import type { Answer } from '../model/wire.ts';

/** What Node and OpenSSL call a connection that the other side does not want: refused, reset, ended, or a TLS alert (RFC 8446 §6). */
const closing = /^(?:ECONNREFUSED|ECONNRESET|EPIPE|UND_ERR_SOCKET|ERR_SSL_\w*ALERT\w*)$/;

/** Whether the other side closed the connection before it answered anything. */
export function isClosed(answer: Answer): boolean {
  return (
    answer.kind === 'failure' && (answer.phase === 'connect' || answer.phase === 'headers') && closing.test(answer.code)
  );
}
