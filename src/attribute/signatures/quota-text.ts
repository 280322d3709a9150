import type { RefusalSignature } from '../../model/signature.ts';
import { mentioned } from '../said.ts';

/** Whole phrases only: a false match would hide a finding. */
export const quotaText: RefusalSignature = {
  summary: 'a quota is used up, says the answer',
  hop: 'unknown',
  cause: 'quota',
  confidence: 'low',
  matches: (response) =>
    mentioned(
      response,
      /\b(?:quota (?:has been |was |is )?exceeded|exceeded (?:your|the) (?:current )?quota)\b/i,
      403,
      503,
    ),
};
