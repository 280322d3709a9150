import type { Access } from './access.ts';
import type { Operation } from './operation.ts';
import type { Stages } from './stages.ts';

/** Which kind of question is answered wrongly. */
type BreakKind =
  | 'role'
  | 'owner'
  | 'tenant'
  | 'hiding'
  | 'token'
  | 'address'
  | 'case'
  | 'effect'
  | 'refusal'
  | 'limit'
  | 'spelling';

/** One mistake, as a team would make it. */
export interface Break {
  readonly name: string;
  readonly mistake: string;
  readonly kind: BreakKind;
  /**
   * It shows on one role only, and only with one token state or from one address: whoever tries these on the least privileged
   * principal alone misses it.
   */
  readonly interaction?: true;
  /**
   * The cells that change, as `POST /path principal axis=value`, where `*` is any operation or principal. A cell without a token
   * or with one that nobody issued is of `anonymous`.
   */
  readonly red: readonly string[];
  /** Cells that change, too, and are still answered as the contract allows. */
  readonly alike?: readonly string[];
  readonly access?: (access: Access) => Access;
  /** Ids of the operations whose stages change; all of them when absent. */
  readonly operations?: readonly string[];
  readonly stages?: (stages: Stages, operation: Operation) => Stages;
  /** The changed stages stand behind this path only, which is there beside the right one. */
  readonly alias?: string;
}
