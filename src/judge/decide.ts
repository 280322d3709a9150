import type { OutcomeName } from '../model/outcome.ts';
import type { NotSentCode } from '../model/not-sent.ts';
import type { VerdictCode, VerdictName } from '../model/verdict.ts';

/** All that the verdict on one cell depends on. */
export interface Evidence {
  readonly expected: 'admitted' | 'refused' | 'either';
  readonly outcome: OutcomeName | { readonly notSent: NotSentCode };
  /** The status is one that the contract takes for this fault. */
  readonly asDeclared: boolean;
  readonly faults: readonly string[];
  /** The matrix allows nobody. */
  readonly closed: boolean;
  readonly steady: boolean;
  /** True also where recognition is not needed: a token or address fault, `anonymous`. */
  readonly recognised: boolean;
  readonly control: 'admitted' | 'past' | 'none';
  readonly goodRecipe: boolean;
  /** Somebody else was refused with this recipe. */
  readonly refusedToAnother: boolean;
  /** Under a role fault: the refusal names, with high confidence, what no role decides. */
  readonly otherCause: boolean;
  readonly witness: 'none' | 'unchanged' | 'changed';
  /** Refused at first, and let in once an allowed caller had been. */
  readonly lapsed: boolean;
}

/** What the table says. */
export interface Decided {
  readonly verdict: VerdictName;
  readonly code: VerdictCode;
  readonly proven: boolean;
}

interface Row {
  readonly when: (evidence: Evidence & { readonly outcome: OutcomeName }) => boolean;
  readonly verdict: VerdictName;
  readonly code: VerdictCode | ((evidence: Evidence) => VerdictCode);
  readonly proven?: true;
}

/** The verdict table of the design: the first row that fits. */
const rows: readonly Row[] = [
  {
    when: ({ expected, outcome, witness }) =>
      expected === 'refused' && (outcome === 'admitted' || witness === 'changed'),
    verdict: 'over-permissive',
    code: admittedCode,
  },
  { when: ({ steady }) => !steady, verdict: 'inconclusive', code: 'unsteady' },
  {
    when: ({ expected, outcome, closed, faults }) =>
      expected === 'refused' && (outcome === 'refused' || outcome === 'absent') && (closed || faults.length > 1),
    verdict: 'pass',
    code: 'refused-unproven',
  },
  {
    when: (evidence) =>
      refusalCounts(evidence) && evidence.outcome === 'refused' && evidence.asDeclared && evidence.otherCause,
    verdict: 'inconclusive',
    code: 'other-cause',
  },
  {
    when: (evidence) => refusalCounts(evidence) && evidence.outcome === 'refused' && evidence.asDeclared,
    verdict: 'pass',
    code: 'contrast',
    proven: true,
  },
  {
    when: (evidence) => refusalCounts(evidence) && evidence.outcome === 'refused',
    verdict: 'wrong-refusal',
    code: 'wrong-status',
  },
  {
    when: (evidence) => refusalCounts(evidence) && evidence.control === 'admitted' && strayed.has(evidence.outcome),
    verdict: 'wrong-refusal',
    code: 'not-a-refusal',
  },
  {
    when: ({ expected, outcome, refusedToAnother }) =>
      expected === 'admitted' && outcome === 'admitted' && refusedToAnother,
    verdict: 'pass',
    code: 'contrast',
    proven: true,
  },
  {
    when: ({ expected, outcome }) => expected === 'admitted' && outcome === 'admitted',
    verdict: 'pass',
    code: 'admitted-unproven',
  },
  {
    when: ({ expected, outcome, recognised, goodRecipe }) =>
      expected === 'admitted' && outcome === 'refused' && recognised && goodRecipe,
    verdict: 'over-restrictive',
    code: 'allowed-refused',
  },
  {
    when: ({ expected, outcome }) => expected === 'either' && (outcome === 'admitted' || outcome === 'refused'),
    verdict: 'pass',
    code: 'either-way',
  },
];

const strayed: ReadonlySet<OutcomeName> = new Set<OutcomeName>(['rejected', 'absent', 'redirected']);

/** The verdict on one cell: a pure function, one test per row. */
export function decide(evidence: Evidence): Decided {
  const { outcome } = evidence;
  if (typeof outcome === 'object') return { verdict: 'not-evaluable', code: outcome.notSent, proven: false };
  const sent = { ...evidence, outcome };
  for (const { when, verdict, code, proven = false } of rows) {
    if (when(sent)) return { verdict, code: typeof code === 'function' ? code(evidence) : code, proven };
  }
  return { verdict: 'inconclusive', code: openCode(sent), proven: false };
}

function refusalCounts({ expected, recognised, control }: Evidence): boolean {
  return expected === 'refused' && recognised && control !== 'none';
}

function admittedCode({ outcome, closed, faults, lapsed }: Evidence): VerdictCode {
  if (outcome !== 'admitted') return 'written-although-refused';
  if (lapsed) return 'admitted-afterwards';
  if (closed) return 'closed-admitted';
  if (faults.length > 1) return 'faults-admitted';
  if (faults.includes('token')) return 'state-admitted';
  if (faults.includes('owner')) return 'owner-admitted';
  return faults.includes('address') ? 'address-admitted' : 'role-admitted';
}

/** Why nothing in the table fits: what would have to be settled first. */
function openCode({
  expected,
  outcome,
  control,
  recognised,
  goodRecipe,
}: Evidence & { outcome: OutcomeName }): VerdictCode {
  if (outcome === 'unanswered' || outcome === 'limited') return outcome;
  if (expected === 'refused' && outcome !== 'failed') {
    if (control === 'none') return 'no-control';
    if (!recognised) return 'not-recognised';
  }
  if (expected === 'admitted' && outcome === 'refused') {
    if (!recognised) return 'not-recognised';
    if (!goodRecipe) return 'doubtful-recipe';
  }
  return 'unexpected';
}
