import * as z from 'zod';
import { closed } from './closed.ts';
import { names, reason, until, version } from './fields.ts';
import { rule } from './rule.ts';

const role = closed({
  includes: z.exactOptional(names).describe('Roles whose allows it has too.'),
  scopes: z
    .exactOptional(names)
    .describe('Scopes of its tokens: operations that no row lists follow from the security of the document.'),
});

/** The role matrix: who may. */
export const roleMatrix = closed({
  rolecall: version,
  roles: z.exactOptional(z.record(z.string(), role)).describe('The permission levels, by name.'),
  networks: z.exactOptional(z.array(z.string())).describe('Names for `from`; an environment says where they lie.'),
  operations: z
    .exactOptional(z.record(z.string(), rule))
    .describe('Rules by METHOD /path, operationId, METHOD /path/** or tag:name. The most precise one decides alone.'),
  extension: z
    .exactOptional(z.string().startsWith('x-', 'expected the name of a vendor extension, which begins with "x-"'))
    .describe('Vendor extension of operations that holds a role, a list of roles or a rule.'),
  unlisted: z
    .exactOptional(z.enum(['report', 'deny', 'error']))
    .describe('Operations that no rule lists: report (not called, listed as a gap; the default), deny, or error.'),
  accept: z
    .exactOptional(
      z.array(
        closed({
          scenario: z.string().describe('Id of a scenario, or of an operation: all of its scenarios.'),
          reason,
          until: z.exactOptional(until),
        }),
      ),
    )
    .describe('Deviations to live with for a while.'),
}).describe('Role matrix: who may call what.');

export type RoleMatrixFile = z.output<typeof roleMatrix>;
