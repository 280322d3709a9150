import type { Access } from './access.ts';
import { abilityOf } from './ability-of.ts';
import { authenticate, strict } from './checks/authenticate.ts';
import { office } from './checks/office.ts';
import { permission } from './checks/permission.ts';
import { resource } from './checks/resource.ts';
import { invalid } from './invalid.ts';
import type { Operation } from './operation.ts';
import { problems } from './problems.ts';
import type { Stages } from './stages.ts';

/** The stages of an operation while nothing is broken. */
export function healthyStages(operation: Operation, access: Access): Stages {
  const { demand, demands, officeOnly, act } = operation;
  return {
    authenticate: demand ? authenticate(strict) : () => undefined,
    address: officeOnly ? office : () => undefined,
    validate: ({ body }) => {
      const wrong = invalid(body, operation);
      return wrong === undefined ? undefined : problems.invalid(wrong);
    },
    permission: permission(operation, access),
    resource: resource(operation, access),
    demands: (call) => {
      const ability = abilityOf(call.caller, access);
      return demands?.(call).every(({ action, on }) => ability.can(action, on)) === false
        ? problems.forbidden
        : undefined;
    },
    act,
    finish: (answer) => answer,
  };
}
