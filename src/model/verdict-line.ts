import * as z from 'zod';
import { verdictRecord } from './verdict.ts';

/** One line of `verdicts.ndjson`. */
export const verdictLine = verdictRecord
  .extend({ rolecall: z.literal(1).describe('Version of the format, in every line: pipes cut and join them.') })
  .describe('One line of verdicts.ndjson: the verdict on one scenario.');
