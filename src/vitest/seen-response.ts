import { attribute } from '../attribute/attribute.ts';
import { meansLimit } from '../attribute/means-limit.ts';
import { outcomeOf } from '../judge/outcome-of.ts';
import type { OutcomeName } from '../model/outcome.ts';
import type { Attribution } from '../model/signature.ts';
import { attributionWords } from '../report/cell-words.ts';
import { answered } from './received-response.ts';

/** What a response amounts to, and to whom it is attributed. */
export interface SeenResponse {
  readonly status: number;
  readonly outcome: OutcomeName;
  readonly attribution: Attribution;
  /** `refused with 403 by the gateway, cause: client-address (…)`. */
  readonly words: string;
}

/** Reads a response as the judge of a run does, with what the test declares about its status. */
export async function seenResponse(
  received: unknown,
  { refusal, success }: { readonly refusal?: number; readonly success?: number } = {},
): Promise<SeenResponse> {
  const response = await answered(received);
  const declared = {
    statuses: refusal === undefined ? [] : [refusal],
    hides: false,
    success: success === undefined ? [] : [success],
  };
  const outcome = outcomeOf(response, declared, { notes: [], limit: meansLimit(response, []) });
  const attribution = attribute(response);
  const { hop, cause, evidence } = attribution;
  const who = attributionWords({ observed: { outcome, status: response.status, hop, cause, evidence } });
  const words = `${outcome} with ${response.status} by ${who ?? 'nobody in particular: no sign says who answered, or why'}`;
  return { status: response.status, outcome, attribution, words };
}
