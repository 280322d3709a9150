import * as z from 'zod';
import { exchangeLine } from './journal.ts';
import { verdictCodes } from './verdict-codes.ts';
import { verdictRecord } from './verdict.ts';
import { severities } from './severities.ts';

const example = z.strictObject({
  verdict: verdictRecord,
  fault: z.exactOptional(exchangeLine),
  control: z.exactOptional(exchangeLine),
  controlled: z.exactOptional(verdictRecord.pick({ owner: true, kept: true })),
  compared: z.exactOptional(z.record(z.string(), exchangeLine)).describe('What oracles held it against, by id.'),
  witnesses: z
    .exactOptional(z.array(exchangeLine).readonly())
    .describe('Reads that show what the refusal left behind.'),
  work: z.exactOptional(z.strictObject({ need: z.looseObject({ kind: z.string() }), supply: z.string() })),
  remedy: z.exactOptional(z.string()),
});

/** Equal verdicts of many cells, as programs read them. */
export const findingSchema = z.strictObject({
  verdict: z.enum(['over-permissive', 'over-restrictive', 'wrong-refusal', 'inconclusive', 'note']),
  code: z.enum([...Object.keys(verdictCodes), 'refused-everywhere', 'never-recognised', 'oracle']),
  fault: z.string().describe('What moved: `token=expired`, `role editor`; or the name of the oracle that saw it.'),
  severity: z.enum(severities),
  title: z.string(),
  remedy: z.string(),
  operations: z.array(z.string()).readonly(),
  cells: z.int(),
  accepted: z.boolean().describe('The matrix accepts it: shown, and not counted.'),
  examples: z.array(example).readonly().describe('The first cells, at most a handful.'),
});
