import * as z from 'zod';
import { refusalStatus } from './refusal-schema.ts';

const strings = z.array(z.string()).readonly();

const rule = {
  text: z.string().describe('The rule that decides, as the matrix writes it.'),
  place: z.string().describe('Where it stands: file:line:column.'),
  from: z.exactOptional(strings).describe('Networks from which the rule admits; absent: from anywhere.'),
  notFrom: z.exactOptional(strings).describe('Networks from which the rule admits nobody.'),
  otherwise: z
    .exactOptional(z.enum(['deny', 'hide']))
    .describe('What becomes of callers who may do this to what is their own only, on what is not; absent: deny.'),
  callers: z
    .record(z.string(), z.enum(['allow', 'own', 'deny', 'hide']))
    .readonly()
    .describe(
      'What each role may, and two callers who have none: anonymous (without a credential) and outsider (with one).',
    ),
};

const ruleOfOperation = z.strictObject(rule).readonly();

const success = z
  .strictObject({
    status: z.int().min(100).max(599).describe('The first documented 2xx, or 200.'),
    type: z.exactOptional(z.string()).describe('Content type of the body; absent: no body.'),
    value: z.exactOptional(z.unknown()).describe('The example of the document, or a value made for its schema.'),
    fixedId: z
      .exactOptional(z.literal(true))
      .describe('Counting the id of the value on would break its schema: whatever is made keeps it.'),
  })
  .readonly();

const compiledOperation = z
  .strictObject({
    id: z.string().describe('METHOD /path, as the document writes it.'),
    operationId: z.exactOptional(z.string()).describe('Of the document.'),
    method: z.string().describe('In upper case.'),
    path: z.string().describe('The template of the document, below the base path.'),
    takes: strings.describe('Content types of the request body.'),
    success: success.describe('The answer to whoever may.'),
    rule: z.exactOptional(ruleOfOperation).describe('Who may; absent: no rule lists it, and every credential will do.'),
    open: z.exactOptional(z.literal(true)).describe('No rule lists it, and the document asks for no credential.'),
    cases: z
      .exactOptional(
        z
          .array(
            z
              .strictObject({
                name: z.string().describe('The name of the case.'),
                patch: z
                  .unknown()
                  .describe('A body that would not be changed by this merge patch (RFC 7396) is the case.'),
                ...rule,
              })
              .readonly(),
          )
          .readonly(),
      )
      .describe('Cases with rules of their own; the first that fits decides.'),
  })
  .readonly();

/** The contract as plain data: who may call what, and how the API answers. Written by `rolecall compile`. */
export const compiledContract = z
  .strictObject({
    rolecall: z.literal(1).describe('Version of the format.'),
    title: z.string().describe('Of the OpenAPI document.'),
    roles: strings.describe('As the matrix declares them, in its order.'),
    networks: strings.describe('Networks that rules name.'),
    refusals: z
      .record(z.string(), z.array(refusalStatus).readonly())
      .readonly()
      .describe('Statuses of refusals by fault (missing, role, hidden, owner, address), where the files say so.'),
    operations: z.array(compiledOperation).readonly().describe('Every operation of the document, in its order.'),
  })
  .readonly()
  .describe('Contract as plain data, for handlers in browsers and tests. Written by `rolecall compile`.');

/** The contract as plain data. */
export type CompiledContract = z.output<typeof compiledContract>;

/** One operation of it. */
export type CompiledOperation = z.output<typeof compiledOperation>;

/** What it says of callers. */
export type CompiledRule = z.output<typeof ruleOfOperation>;

/** What the operation may be to a caller. */
export type CompiledAccess = CompiledRule['callers'][string];
