import type { StartedApplication } from './application/start-application.ts';
import type { Mistake } from './mistake.ts';
import type { Program } from './programs.ts';
import type { StartedVariant } from './started-variant.ts';
import type { Variant } from './variant.ts';

/** A server that keeps everybody but the office from exports and refunds, in many variants. */
export interface ServerKind<Kind extends Variant> {
  readonly program: Program;
  /** Matches its header Server, a line break and its body where it refuses an address by itself. */
  readonly page: RegExp;
  readonly healthy: Readonly<Record<string, Kind>>;
  readonly mistakes: Readonly<Record<string, Mistake<Kind>>>;
  /** Starts it before the application; an application that decides by itself is started beside it. */
  readonly start: (variant: Kind, behind: { readonly application: StartedApplication }) => Promise<StartedVariant>;
}
