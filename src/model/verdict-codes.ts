import { notSentCodes } from './not-sent.ts';

/** Only `pass` is green. */
export const verdictNames = [
  'pass',
  'over-permissive',
  'over-restrictive',
  'wrong-refusal',
  'inconclusive',
  'not-evaluable',
] as const;

export type VerdictName = (typeof verdictNames)[number];

/** Why a verdict is what it is, one code per way to get there. */
export const verdictCodes = {
  contrast: 'the same recipe was refused to one and admitted to another',
  'refused-unproven': 'refused, and nothing shows that it could have been admitted',
  'admitted-unproven': 'admitted, and nobody was refused with this recipe',
  'either-way': 'the contract takes both answers',
  'role-admitted': 'a role that the matrix denies was admitted',
  'state-admitted': 'a token that must be refused was admitted',
  'admitted-afterwards': 'a caller who was refused was admitted once an allowed caller had been',
  'written-although-refused': 'a caller was refused, and what it asked for was done all the same',
  'owner-admitted': 'a caller was admitted to a resource that is not its own',
  'address-admitted': 'a client address outside the allowed networks was admitted',
  'faults-admitted': 'a request with several faults was admitted',
  'closed-admitted': 'an operation that nobody may call was admitted',
  'allowed-refused': 'a caller that the matrix allows was refused',
  'wrong-status': 'refused, but not as the contract says',
  'not-a-refusal': 'stopped by something that is no refusal, although the control was admitted',
  unsteady: 'the same request got two different answers',
  'no-control': 'nothing shows that the request would have worked without its fault',
  'not-recognised': 'nothing shows that the server knows this credential',
  'other-cause': 'the refusal names a cause that no role decides',
  'doubtful-recipe': 'refused, but perhaps for the generated request and not for the caller',
  limited: 'a limit, quota, licence or maintenance answered',
  unanswered: 'no complete response',
  unexpected: 'neither admitted nor refused',
  ...notSentCodes,
} as const satisfies Record<string, string>;

export type VerdictCode = keyof typeof verdictCodes;
