/** What `diff` and the baseline know of a kind of change. */
interface ChangeKindEntry {
  /** After a number: `2 widened`. */
  readonly words: string;
  readonly summary: string;
  /** What it is when both sides change places. */
  readonly mirror: string;
  /** A run that is held against the baseline misses its floor by it. */
  readonly misses: boolean;
}

/** In which ways a cell may stand differently than before, the gravest first. */
export const changeKinds = {
  widened: { words: 'widened', summary: 'kept out before, let in now', mirror: 'narrowed', misses: true },
  narrowed: { words: 'narrowed', summary: 'let in before, kept out now', mirror: 'widened', misses: true },
  'proof-lost': {
    words: 'no longer proven',
    summary: 'proven before, and not any more',
    mirror: 'proof-won',
    misses: true,
  },
  vanished: { words: 'vanished', summary: 'no longer asked', mirror: 'appeared', misses: true },
  reason: {
    words: 'changed reason',
    summary: 'kept out both times: another status, hop or cause',
    mirror: 'reason',
    misses: true,
  },
  unsettled: {
    words: 'no longer decided',
    summary: 'decided before without proof, and open now',
    mirror: 'settled',
    misses: false,
  },
  rejudged: {
    words: 'judged otherwise',
    summary: 'the same access, and another verdict or answer',
    mirror: 'rejudged',
    misses: false,
  },
  appeared: { words: 'appeared', summary: 'not asked before', mirror: 'vanished', misses: false },
  settled: { words: 'newly decided', summary: 'open before, and decided now', mirror: 'unsettled', misses: false },
  'proof-won': { words: 'newly proven', summary: 'not proven before', mirror: 'proof-lost', misses: false },
} as const satisfies Record<string, ChangeKindEntry>;

export type ChangeKind = keyof typeof changeKinds;

/** The kinds in their order. */
export const changeKindNames: readonly ChangeKind[] = Object.keys(changeKinds).filter(
  (name): name is ChangeKind => name in changeKinds,
);
