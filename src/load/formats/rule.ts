import * as z from 'zod';
import { closed } from './closed.ts';
import { names } from './fields.ts';
import { severities } from '../../model/severities.ts';

const access = z.enum(['allow', 'deny', 'hide']);

const conditions = {
  allow: z.exactOptional(names).describe('Roles that get 2xx; roles that include them too.'),
  own: z.exactOptional(names).describe('Roles that get 2xx on resources of their own only.'),
  deny: z.exactOptional(names).describe('Roles that get 403 although another role that they include is allowed.'),
  hide: z.exactOptional(names).describe('Roles that get 404 instead of 403.'),
  otherwise: z.exactOptional(access).describe('What all others get; deny by default.'),
  from: z
    .exactOptional(z.union([z.string(), z.array(z.string()).min(1)]))
    .describe('Networks from which it is allowed; from anywhere when absent.'),
  notFrom: z
    .exactOptional(z.union([z.string(), z.array(z.string()).min(1)]))
    .describe('Networks from which it is refused, whatever `from` says.'),
  severity: z.exactOptional(z.enum(severities)).describe('Severity of findings about this rule.'),
};

const caseRule = z
  .union([z.string(), z.array(z.string()), closed(conditions)])
  .describe('Who may, in this case: a name or a list of names (allow), or a rule. It inherits nothing.');

/** Who may call an operation: a name or a list of names is shorthand for `allow`. */
export const rule = z
  .union([
    z.string(),
    z.array(z.string()),
    closed({
      ...conditions,
      cases: z
        .exactOptional(z.record(z.string(), caseRule))
        .describe('Variants of the request with rules of their own, by name.'),
    }),
  ])
  .describe(
    'Who may: a name or a list of names (allow), or a rule. Built-in names: anonymous, outsider, everyone, nobody.',
  );

export type RuleFile = z.output<typeof rule>;
