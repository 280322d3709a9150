import * as z from 'zod';
import { conclusionSchema } from './conclusion-schema.ts';
import { runLine } from './journal.ts';
import { verdictRecord } from './verdict.ts';

/** What the reporter `json` writes. Within a version members may be added, and none is removed or means something else. */
export const reportDocument = z
  .strictObject({
    rolecall: z.literal(1).describe('Version of the format.'),
    run: runLine,
    conclusion: conclusionSchema,
    verdicts: z.array(verdictRecord).readonly(),
  })
  .describe('report.json: a run, what it amounts to, and the verdict on every scenario.');
