import { abilityOf } from '../ability-of.ts';
import type { Access } from '../access.ts';
import type { Operation } from '../operation.ts';
import { problems } from '../problems.ts';
import type { Stage } from '../stages.ts';

/** Whether the caller's roles may do this at all. */
export function permission({ demand, hidden }: Operation, access: Access): Stage {
  return ({ caller }) => {
    if (!demand || abilityOf(caller, access).can(demand.action, demand.on)) return undefined;
    return hidden ? problems.notFound : problems.forbidden;
  };
}
