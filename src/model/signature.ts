import type { Answer } from './wire.ts';

export type Response = Extract<Answer, { kind: 'response' }>;

/** The layer that answered. */
export type Hop = 'gateway' | 'llm-proxy' | 'application' | 'unknown';

/** Who refused and why, as far as known, with what shows it. */
export interface Attribution {
  readonly hop: Hop;
  /** `permission`, `token`, `client-address`, `csrf`, `waf`, `gateway-rule`, `limit`, `quota`, `licence`, `maintenance` … */
  readonly cause: string | null;
  readonly confidence: 'high' | 'low';
  readonly evidence: readonly string[];
}

/** How one product says one kind of refusal. */
export interface RefusalSignature {
  /** One sentence: who says what, with the source. */
  readonly summary: string;
  readonly hop: Hop;
  readonly cause: string;
  readonly confidence: 'high' | 'low';
  /** What in the response shows it; `undefined` when it does not fit. */
  readonly matches: (response: Response) => string | undefined;
}
