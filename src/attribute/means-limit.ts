import type { Undecided } from '../model/contract.ts';
import type { RefusalSignature, Response } from '../model/signature.ts';
import { signatures } from './signatures.ts';

/** Whether a refusal-like answer is about a limit and says nothing about permission: the user's declarations first, then the signatures. */
export function meansLimit(response: Response, undecided: readonly Undecided[]): Undecided['means'] | undefined {
  const declared = undecided.find((answer) => fits(answer, response));
  if (declared) return declared.means;
  if (response.status < 400) return undefined;
  for (const signature of Object.values<RefusalSignature>(signatures)) {
    const means = limits.find((limit) => limit === signature.cause);
    if (means && signature.matches(response) !== undefined) return means;
  }
  return undefined;
}

const limits = ['limit', 'quota', 'licence', 'maintenance'] as const satisfies readonly Undecided['means'][];

function fits({ status, body }: Undecided, response: Response): boolean {
  if (status === undefined && body === undefined) return false;
  return (status === undefined || status === response.status) && (body === undefined || response.body.includes(body));
}
