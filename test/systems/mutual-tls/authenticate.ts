import type { TLSSocket } from 'node:tls';
import type { Answer } from '../session/answer.ts';
import { isRole, type Role } from '../session/role.ts';
import type { IsBroken } from '../session/switches.ts';
import type { BreakName } from './breaks.ts';

/** The role that the client's certificate speaks of, or why it does not count. */
export function authenticate(
  socket: TLSSocket,
  isBroken: IsBroken<BreakName>,
): { readonly role: Role } | { readonly refused: Answer } {
  // An empty object where the client sent none, whatever the types say.
  const name: unknown = socket.getPeerCertificate().subject?.CN;
  if (name === undefined) {
    return isBroken('accepts-missing-certificate') ? { role: 'writer' } : { refused: refusal('no_certificate') };
  }
  const trusted =
    socket.authorized ||
    isBroken('accepts-any-certificate') ||
    (isBroken('accepts-expired-certificate') && reason(socket) === 'CERT_HAS_EXPIRED') ||
    (isBroken('accepts-early-certificate') && reason(socket) === 'CERT_NOT_YET_VALID');
  if (!trusted) return { refused: refusal('bad_certificate', reason(socket)) };
  return isRole(name) ? { role: name } : { refused: refusal('unknown_name') };
}

/** The types say Error; Node gives the code. */
function reason({ authorizationError }: TLSSocket): string {
  const given: unknown = authorizationError;
  return String(given);
}

/** RFC 9110, section 15.5.2, wants a challenge with every 401; certificates have no registered scheme. */
function refusal(error: string, detail?: string): Answer {
  return { status: 401, body: { error, detail }, headers: { 'www-authenticate': 'ClientCertificate realm="posts"' } };
}
