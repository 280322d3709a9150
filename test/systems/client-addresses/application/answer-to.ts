import type { Answer } from '../../session/answer.ts';
import type { ApplicationOptions } from './application-options.ts';
import { isAdmitted } from './is-admitted.ts';
import { operations } from './operations.ts';
import { roles } from './role.ts';

/** What is known of a request when it is answered. */
interface Call {
  /** Such as `POST /exports`. */
  readonly call: string;
  /** Of every such header. */
  readonly authorization: readonly string[];
  /** The client's address as the application understands it. */
  readonly address: string;
}

/** The refusal of an address, which may be sent or be shown by closing the connection. */
export const addressDenied: Answer = { status: 403, body: { error: 'address_denied' } };

/** RFC 6750 §3.1: another token would help. */
const forbidden: Answer = {
  status: 403,
  body: { error: 'forbidden' },
  headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' },
};

/** RFC 6750 §3.1: an error is named to whoever sent a token. */
function unauthorized(authorization: string): Answer {
  const sent = /^bearer ./i.test(authorization);
  const challenge = `Bearer${sent ? ' error="invalid_token"' : ''}`;
  return { status: 401, body: { error: 'unauthorized' }, headers: { 'www-authenticate': challenge } };
}

/** Answers a request: the caller first, then the role, then the address. */
export function answerTo({ call, authorization, address }: Call, options: ApplicationOptions): Answer {
  if (call === 'GET /echo') return { status: 200, body: { address } };
  const operation = operations[call];
  if (!operation && call !== 'GET /me') return { status: 404, body: { error: 'not_found' } };
  const [credential = '', ...others] = authorization;
  if (others.length > 0) return { status: 400, body: { error: 'two_credentials' } };
  const role = roles.find((name) => credential.replace(/^bearer /i, '') === options.tokens[name]);
  if (!role) return unauthorized(credential);
  if (!operation) return { status: 200, body: { role } };
  if (!operation.roles.includes(role)) return forbidden;
  const { network, verifiesForRole = role } = options;
  const looksAtAddress = operation.fromNetwork && (call !== 'POST /exports' || role === verifiesForRole);
  if (network && looksAtAddress && !isAdmitted(network, address)) return addressDenied;
  return { status: 201, body: { id: 1 } };
}
