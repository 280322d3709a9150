import * as z from 'zod';
import { fixture, headers, step, witness } from './calls.ts';
import { closed } from './closed.ts';
import { names, operationName, reason, statuses, until, version } from './fields.ts';

const request = closed({
  body: z
    .exactOptional(z.unknown())
    .describe(
      'The body that an allowed caller gets a 2xx for. `{ unique: prefix }` makes a new text for each request.',
    ),
  parameters: z.exactOptional(z.record(z.string(), z.unknown())).describe('Values by parameter name.'),
  cases: z
    .exactOptional(z.record(z.string(), z.unknown()))
    .describe('By the name of the case: merged into the body, RFC 7396.'),
  success: z.exactOptional(statuses).describe('Statuses beyond 2xx that admit.'),
  dangerous: z
    .exactOptional(z.enum(['skip', 'refusals', 'control', 'run']))
    .describe(
      'It could do harm: skip (not called), refusals (denied scenarios only), control (with the harmless body), run.',
    ),
  control: z.exactOptional(z.unknown()).describe('The harmless body, with `dangerous: control`.'),
  needs: z.exactOptional(names).describe('Fixtures that it uses, beyond those that keep its path parameters.'),
  headers,
  witness: z
    .exactOptional(witness)
    .describe('A read that shows what it writes: looked at before and after its refusals.'),
}).superRefine((declared, context) => {
  if (declared.dangerous === 'control' && !('control' in declared))
    context.addIssue('"dangerous: control" needs the harmless body, as `control: { … }`.');
  if ('control' in declared && declared.dangerous !== 'control')
    context.addIssue('"control" is the harmless body of `dangerous: control`: add that, or write `body:`.');
});

/** A scenario file: what to send. */
export const scenarioFile = closed({
  rolecall: version,
  steps: z
    .exactOptional(z.record(z.string(), z.array(step).min(1, 'expected at least one call')))
    .describe('Calls that make a principal, by name: they keep `token`, or `cookie`.'),
  fixtures: z.exactOptional(z.record(z.string(), fixture)).describe('Resources that operations need, by name.'),
  requests: z.exactOptional(z.record(operationName, request)).describe('What to send, by METHOD /path or operationId.'),
  skip: z
    .exactOptional(
      z.array(
        closed({
          operation: z.string().describe('METHOD /path, operationId, or the id of one scenario.'),
          reason,
          until: z.exactOptional(until),
        }),
      ),
    )
    .describe('Operations or scenarios to leave out.'),
}).describe('Scenario file: what to send.');

export type ScenarioFile = z.output<typeof scenarioFile>;
