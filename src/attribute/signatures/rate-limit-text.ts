import type { RefusalSignature } from '../../model/signature.ts';
import { mentioned } from '../said.ts';

/** Whole phrases only: a false match would hide a finding. */
export const rateLimitText: RefusalSignature = {
  summary: 'a rate limit is used up, says the answer, whatever its status',
  hop: 'unknown',
  cause: 'limit',
  confidence: 'low',
  matches: (response) =>
    mentioned(
      response,
      /\b(?:exceeded (?:a|the|your) (?:secondary )?rate limit|(?:api )?rate limit (?:has been |was |is )?exceeded)\b/i,
      403,
      503,
    ),
};
