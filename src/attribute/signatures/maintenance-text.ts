import type { RefusalSignature } from '../../model/signature.ts';
import { mentioned } from '../said.ts';

/** Whole phrases only: a false match would hide a finding. Observed on Unleash: "Unleash is currently in maintenance mode." */
export const maintenanceText: RefusalSignature = {
  summary: 'the service is in maintenance, says the answer',
  hop: 'unknown',
  cause: 'maintenance',
  confidence: 'low',
  matches: (response) =>
    mentioned(
      response,
      /\bis (?:currently |temporarily )?(?:in maintenance mode|under maintenance|down for (?:scheduled )?maintenance)\b/i,
      403,
      503,
    ),
};
