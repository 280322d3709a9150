import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import type { Demand } from './access.ts';
import type { Field } from './invalid.ts';
import type { Row } from './store.ts';

/** Which row an operation is about: of a path parameter, or found otherwise. */
export interface Resource {
  readonly table: string;
  /** Name of the path parameter, a whole number. */
  readonly parameter?: string;
  readonly find?: (call: Call) => Row | undefined;
  /** 403 on the resource of another member of the tenant, where the others answer 404 to who may not even read it. */
  readonly reveals?: true;
}

/** An operation as the desk means it: the stages obey it, and only a break makes them not to. */
export interface Operation {
  /** `METHOD /path/{parameter}`. */
  readonly id: string;
  /** What the caller must be allowed to; absent: everybody may, without a token. */
  readonly demand?: Demand;
  /** What certain bodies demand beyond that. */
  readonly demands?: (call: Call) => readonly Demand[];
  readonly resource?: Resource;
  readonly officeOnly?: true;
  /** Whoever may not call it gets the answer of a path that does not exist. */
  readonly hidden?: true;
  /** The body is looked at before the caller's permission is. */
  readonly validatesFirst?: true;
  readonly needs?: Readonly<Record<string, Field>>;
  readonly takes?: Readonly<Record<string, Field>>;
  readonly act: (call: Call) => Answer;
}
