import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Caller } from './call.ts';

/** What is asked of a token. Only a break asks less than everything. */
export interface TokenRules {
  readonly signed: (caller: Caller) => boolean;
  readonly unexpired: (caller: Caller) => boolean;
  /** `alg: none` counts as signed. */
  readonly unsecured?: true;
}

/** Whom a token speaks of; `undefined` when it is not good. */
export function readToken(token: string, key: string, rules: TokenRules): Caller | undefined {
  const [head = '', body = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0) return undefined;
  const { alg } = claimsOf(head) ?? {};
  const { sub, roles, tenant, exp, nbf = 0 } = claimsOf(body) ?? {};
  if (typeof sub !== 'string' || typeof tenant !== 'string' || typeof exp !== 'number') return undefined;
  if (typeof nbf !== 'number' || nbf * 1000 > Date.now()) return undefined;
  const caller = { id: sub, roles: Array.isArray(roles) ? roles.map(String) : [], tenant };
  const signed = alg === 'HS256' && fits(signature, createHmac('sha256', key).update(`${head}.${body}`).digest());
  const excused = alg === 'none' ? rules.unsecured : alg === 'HS256' && !rules.signed(caller);
  if (!signed && !excused) return undefined;
  return exp * 1000 <= Date.now() && rules.unexpired(caller) ? undefined : caller;
}

function fits(signature: string, right: Buffer): boolean {
  const given = Buffer.from(signature, 'base64url');
  return given.length === right.length && timingSafeEqual(given, right);
}

function claimsOf(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return value !== null && typeof value === 'object' ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
