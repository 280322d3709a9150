import { jsonBody } from '../json-body.ts';
import type { RefusalSignature } from '../../model/signature.ts';
import { mentioned } from '../said.ts';

/** Observed on Unleash 8.2: its quota of personal tokens answers 403 as if a permission were missing. */
export const unleashQuota: RefusalSignature = {
  summary: 'Unleash: the user has as many personal tokens as it may have',
  hop: 'application',
  cause: 'quota',
  confidence: 'high',
  matches: (response) =>
    jsonBody(response)?.['name'] === 'OperationDeniedError'
      ? mentioned(response, /Too many PATs \(\d+\) already exist/, 403)
      : undefined,
};
