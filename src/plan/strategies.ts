import type { Audience, Caller } from './audience.ts';

/** Which points of the product of the axes a plan asks for. */
export interface Strategy {
  /** One sentence for `--help`. */
  readonly summary: string;
  /** The allowed callers on whom token states and addresses are tried. */
  readonly faulted: (audience: Audience) => readonly Caller[];
  /** Two and more faults at once, too. */
  readonly product: boolean;
}

/** Every strategy, cheapest first. */
export const strategies = {
  single: {
    summary: 'every role once; every token state and address on the least privileged principal that is allowed',
    faulted: ({ allowed }) => allowed.filter(({ absent }) => !absent).slice(0, 1),
    product: false,
  },
  pairs: {
    summary: 'every role once; every token state and address on every principal that is allowed, one fault at a time',
    faulted: ({ allowed }) => allowed,
    product: false,
  },
  full: {
    summary: 'the whole product of roles, token states and addresses, two and more faults included',
    faulted: ({ allowed }) => allowed,
    product: true,
  },
} satisfies Record<string, Strategy>;

export type StrategyName = keyof typeof strategies;
