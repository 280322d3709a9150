import type { Answer } from './answer.ts';

const realm = 'realm="identity"';

/** The answers that refuse, RFC 6750 §3.1. Who sends no credential is told no error. */
export const refusals = {
  none: { status: 401, body: { error: 'missing_token' }, challenge: realm },
  bad: { status: 401, body: { error: 'invalid_token' }, challenge: `${realm}, error="invalid_token"` },
  several: { status: 400, body: { error: 'invalid_request' }, challenge: `${realm}, error="invalid_request"` },
  role: { status: 403, body: { error: 'insufficient_scope' }, challenge: `${realm}, error="insufficient_scope"` },
} satisfies Record<string, Answer>;
