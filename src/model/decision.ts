import type { Place } from './place.ts';
import type { Severity } from './severities.ts';

/** The rule that decided, named so that its author finds it. */
export interface Rule {
  /** As written: `POST /admin/**`, `tag:reports`, `unlisted`. */
  readonly text: string;
  readonly by: 'operation' | 'operationId' | 'glob' | 'tag' | 'security' | 'extension' | 'unlisted';
  readonly place: Place;
  readonly severity?: Severity;
}

/** What the matrix says of a principal on an operation. */
export interface Decision {
  readonly access: 'allow' | 'deny' | 'hide';
  /** Allowed from these networks only; from any address when absent. Belongs to the rule, whatever the access. */
  readonly from?: readonly string[];
  /** Refused from these networks, whatever `from` says. */
  readonly notFrom?: readonly string[];
  /** Allowed on the principal's own resources only. */
  readonly own?: true;
  /** With `own`: what the rule says of a resource that is not the caller's own. */
  readonly otherwise?: 'allow' | 'deny' | 'hide';
  readonly rule: Rule;
}
