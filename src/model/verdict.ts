import * as z from 'zod';
import { decisionSchema } from './decision-schema.ts';
import { outcomes } from './outcome.ts';
import { refusalStatus } from './refusal-schema.ts';
import { verdictCodes, verdictNames, type VerdictCode } from './verdict-codes.ts';
import { severities } from './severities.ts';

// Kept apart from the schema, so that help and reporters need no zod.
export { verdictCodes, verdictNames, type VerdictCode, type VerdictName } from './verdict-codes.ts';

/** One cell as reports show it: a function of the journal, never stored by the run itself. */
export const verdictRecord = z
  .strictObject({
    type: z.literal('verdict'),
    id: z.string(),
    operation: z.string(),
    role: z.string(),
    principal: z.string(),
    axes: z.record(z.string(), z.string()).readonly().describe('What is off its default.'),
    at: z.record(z.string(), z.string()).readonly().describe('The whole point, resolved.'),
    faults: z.array(z.string()).readonly(),
    expected: z.strictObject({
      outcome: z.enum(['admitted', 'refused', 'either']),
      statuses: z.array(refusalStatus).readonly(),
      rule: z.string(),
      ruleText: z.string(),
      decision: z.exactOptional(decisionSchema),
    }),
    observed: z
      .strictObject({
        outcome: z.enum(outcomes),
        status: z.int().nullable(),
        hop: z.enum(['gateway', 'llm-proxy', 'application', 'unknown']),
        cause: z.string().nullable(),
        evidence: z.array(z.string()).readonly(),
      })
      .nullable()
      .describe('null: not sent.'),
    verdict: z.enum(verdictNames),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets the names that the registry has
    code: z.enum(Object.keys(verdictCodes) as VerdictCode[]),
    severity: z.enum(severities).nullable(),
    provable: z.boolean(),
    proven: z.boolean(),
    accepted: z.strictObject({ reason: z.string(), until: z.string().nullable() }).nullable(),
    proof: z.strictObject({
      control: z.enum(['admitted', 'past', 'none']),
      recognised: z.boolean(),
      steady: z.boolean(),
      witness: z.enum(['none', 'unchanged', 'changed']),
    }),
    control: z.string().nullable(),
    owner: z.string().nullable().describe('Principal who owns the resources that it is about.'),
    kept: z.record(z.string(), z.string()).readonly().describe('Ids of these resources, by name.'),
    changed: z
      .array(z.string())
      .readonly()
      .describe('What a witness saw changed after the refusal: JSON pointers, or texts of the request.'),
    opened: z
      .exactOptional(z.array(z.string()).readonly())
      .describe('Of what the client claimed about its address: what changed the answer.'),
    supply: z.string().nullable().describe('What would settle it, where it is open.'),
    notes: z.array(z.string()).readonly(),
    seen: z
      .array(
        z.strictObject({
          oracle: z.string(),
          severity: z.enum(severities),
          evidence: z.string(),
          against: z.string().nullable().describe('Id of the exchange that it was held against.'),
        }),
      )
      .readonly()
      .describe('What oracles saw in the way in which it was refused, whatever the verdict.'),
    exchanges: z.array(z.string()).readonly(),
    attempts: z.int(),
    ms: z.number(),
  })
  .describe('The verdict on one scenario.');

export type VerdictRecord = z.infer<typeof verdictRecord>;
