import * as z from 'zod';
import { difference } from './difference.ts';
import { findingSchema } from './finding-schema.ts';
import { observationLine } from './journal.ts';
import { verdictCodes, verdictNames } from './verdict-codes.ts';

const texts = z.array(z.string()).readonly();
const share = z.strictObject({ proven: z.int(), provable: z.int() });
const perOperation = z.array(z.strictObject({ operation: z.string(), statuses: texts })).readonly();
const field = z.strictObject({
  verdict: z.enum(verdictNames).describe('The worst one of its cells.'),
  cells: z.int(),
  proven: z.int(),
  expected: z.enum(['admitted', 'refused', 'either']).describe('With a valid token.'),
});
const severalShares = z.record(z.string(), share);

/** What a run amounts to, as programs read it. */
export const conclusionSchema = z.strictObject({
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(130)]),
  headline: z.string(),
  findings: z.array(findingSchema).readonly(),
  worklist: z
    .array(
      z.strictObject({
        verdict: z.enum(['inconclusive', 'not-evaluable']),
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets the names that the registry has
        code: z.enum(Object.keys(verdictCodes) as (keyof typeof verdictCodes)[]),
        supply: z.string(),
        need: z.looseObject({ kind: z.string() }),
        cells: z.int(),
        operations: texts,
      }),
    )
    .readonly()
    .describe('What would settle open cells, most cells first.'),
  addresses: z.array(z.strictObject({ address: z.string(), ip: z.string().nullable(), saw: z.string().nullable() })),
  lags: z.array(observationLine).describe('How long ended credentials went on working.'),
  counts: z.record(z.enum(verdictNames), z.int()),
  cells: z.int(),
  share,
  roles: severalShares,
  operations: severalShares,
  coverage: z.strictObject({
    admittedNowhere: z.array(z.strictObject({ role: z.string(), allowed: z.int() })),
    undocumented: perOperation,
    neverSeen: perOperation,
    undescribed: perOperation.describe('Secured operations: which of 401 and 403 the document does not describe.'),
    unmatched: z
      .array(z.strictObject({ rule: z.string(), at: z.string() }))
      .readonly()
      .describe('Rules of the matrix that apply to no operation of the methods that are run.'),
    unproven: z.array(
      z.strictObject({
        operation: z.string(),
        why: z.enum(['no rule', 'skipped', 'nothing to prove', 'nothing proven']),
      }),
    ),
    unlisted: texts,
    removable: texts,
  }),
  difference: z.exactOptional(difference),
  matrix: z.record(z.string(), z.record(z.string(), field)).describe('operation → role → field.'),
  notEvaluable: z.record(z.string(), z.int()),
  requests: z.int(),
  interrupted: z.boolean(),
  ms: z.number(),
  ended: z.string().nullable().describe('When it ended; null: it was cut off.'),
});
