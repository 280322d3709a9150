import type { Decision } from './decision.ts';

/** What the embedded API found out about a request before it answers. */
export interface Check {
  /** `undefined`: no rule lists the operation, and any valid token will do. */
  readonly decision: Decision | undefined;
  /** What the matrix says of the operation itself where `decision` is that of a case. */
  readonly uncased: Decision | undefined;
  /** The decision of a role that one of the caller's roles includes, where it allows. */
  readonly inherited: Decision | undefined;
  /** The matrix allows nobody, not even `anonymous`. */
  readonly closed: boolean;
  /** The caller's roles as its token claims them, however bad the token is; `anonymous` without a readable one. */
  readonly roles: readonly string[] | 'anonymous';
  /** `valid`, or what is wrong with the token. */
  readonly token: 'valid' | 'missing' | 'malformed' | 'unknown' | 'expired' | 'wrong-signature' | 'two-places';
  /** The client's address lies in one of the rule's networks, or the rule names none. */
  readonly addressAllowed: boolean;
  /** The address that X-Forwarded-For names first lies in one of them. */
  readonly claimAllowed: boolean;
  /** What the request names belongs to the caller, or the rule does not ask. */
  readonly owned: boolean;
}

/** A defect planted on purpose into the embedded API: it changes what the API believes about a request, or how it refuses. */
export interface Mutation {
  /** One sentence: the mistake as a team would make it. */
  readonly summary: string;
  /** The verdict that a good contract reaches. */
  readonly caughtAs: 'over-permissive' | 'over-restrictive' | 'wrong-refusal';
  /** Changes the check before it is acted upon. */
  readonly believe?: (check: Check) => Check;
  /** Changes the status of a refusal. */
  readonly refuse?: (status: number, check: Check) => number;
}
