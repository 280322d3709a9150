import type { Axis, Point } from './axes.ts';
import type { ClaimRound, Claims } from './claim.ts';
import type { Decision, Rule } from './decision.ts';
import type { NotSent } from './not-sent.ts';
import type { Operation } from './operation.ts';
import type { Place } from './place.ts';
import type { Principal } from './principal.ts';
import type { Recipe } from './recipe.ts';
import type { RefusalStatus } from './refusal-status.ts';

/** What the contract expects of a scenario, and which statuses a refusal of it may have. `either`: admitted and refused are both right. */
export type Expectation =
  | { readonly outcome: 'admitted' }
  | { readonly outcome: 'refused'; readonly statuses: readonly RefusalStatus[] }
  | { readonly outcome: 'either'; readonly statuses: readonly RefusalStatus[] };

/** One point on the axes for one operation, with its recipe, its expectation and the rule behind it. */
export interface Scenario {
  /** Operation, principal, axes off their default: new axes never change old ids. */
  readonly id: string;
  readonly operation: Operation;
  readonly principal: Principal;
  readonly at: Point;
  /** Only what is off its default: what the id shows. */
  readonly axes: Readonly<Record<string, string>>;
  readonly faults: readonly Axis[];
  readonly expected: Expectation;
  readonly rule: Rule;
  /** What the matrix says of the caller, where nothing but the case is off its default: once for each role and operation. */
  readonly decision?: Decision;
  /** `file:line:column` of the rule; file#pointer where it was derived from the document, whose lines are worked out only when shown. */
  readonly ruleAt: string;
  /** At most one fault, expects admit or refuse, on an operation that some may call and some may not. */
  readonly provable: boolean;
  /** The matrix allows nobody. */
  readonly closed: boolean;
  /** The matrix hides the operation from somebody: 404 is a refusal here. */
  readonly hides: boolean;
  /** Ids of the scenarios that may be its control, preferred first: its fault taken back. */
  readonly controls: readonly string[];
  readonly recipe: Recipe | undefined;
  /** Principal who owns the resources that it is about; `undefined`: it is about none. */
  readonly owner: string | undefined;
  /** Known before anything is sent; everything else about sending is found out when it is tried. */
  readonly notSent: NotSent | undefined;
  readonly accepted: Acceptance | undefined;
  /** What the client claims about its address. */
  readonly claims?: Claims;
  /** The way in which it does so at the moment. */
  readonly claiming?: ClaimRound;
}

/** A deviation that the authors of the matrix live with. */
export interface Acceptance {
  readonly reason: string;
  /** ISO date; the acceptance ends with that day. */
  readonly until: string | undefined;
}

/** An entry of the files that skips or accepts something, while it lasts. */
export interface Exemption extends Acceptance {
  /** As resolved: of one scenario, or of an operation, for all of its scenarios. */
  readonly id: string;
  readonly operation: Operation;
  readonly place: Place;
}
