import { subject } from '@casl/ability';
import { abilityOf } from '../ability-of.ts';
import type { Access } from '../access.ts';
import { findResource } from '../find-resource.ts';
import type { Operation } from '../operation.ts';
import { problems } from '../problems.ts';
import type { Stage } from '../stages.ts';
import { subjects } from '../subjects.ts';

/** Finds the resource, and asks whether the caller may do this to it. What the caller may not know of does not exist. */
export function resource(operation: Operation, access: Access): Stage {
  const { demand, resource: about } = operation;
  if (!demand || !about) return () => undefined;
  return (call) => {
    if (about.parameter !== undefined && !/^\d+$/.test(call.parameters[about.parameter] ?? ''))
      return problems.invalid(`"${about.parameter}" must be a whole number.`);
    const row = findResource(about, call);
    if (!row) return problems.notFound;
    call.resource = row;
    const on = subjects[about.table] ?? about.table;
    const ability = abilityOf(call.caller, access);
    if (ability.can(actionOn(operation, on), subject(on, { ...row }))) return undefined;
    const known =
      row['tenantId'] === call.caller.tenant && (about.reveals ?? ability.can('read', subject(on, { ...row })));
    return known ? problems.forbidden : problems.notFound;
  };
}

/** Making something below a thing asks for the thing to be read; all else asks for the action itself. */
function actionOn({ demand }: Operation, on: string): string {
  return demand && demand.on === on ? demand.action : 'read';
}
