import type { RefusalSignature } from '../../model/signature.ts';
import { mentioned } from '../said.ts';

/** Whole phrases only: a false match would hide a finding. */
export const licenceText: RefusalSignature = {
  summary: 'the licence does not include this, says the answer',
  hop: 'unknown',
  cause: 'licence',
  confidence: 'low',
  matches: (response) =>
    mentioned(
      response,
      /\b(?:your|the|this) (?:current )?licen[cs]e (?:does not (?:allow|include|permit|support|cover)|has expired|is expired)\b/i,
      403,
      503,
    ),
};
