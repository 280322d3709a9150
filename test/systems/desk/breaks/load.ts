import { findResource } from '../find-resource.ts';
import type { Operation } from '../operation.ts';
import { problems } from '../problems.ts';
import type { Stage } from '../stages.ts';

/** Finds the resource, and asks at most whether it is of the caller's tenant. */
export function load({ resource: about }: Operation, { anyTenant = false } = {}): Stage {
  return (call) => {
    const row = about && findResource(about, call);
    if (!row || (!anyTenant && row['tenantId'] !== call.caller.tenant)) return problems.notFound;
    call.resource = row;
    return undefined;
  };
}
