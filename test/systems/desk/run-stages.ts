import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import type { Operation } from './operation.ts';
import type { Stages } from './stages.ts';

/** Takes a call through the stages, in the operation's order. */
export function runStages({ validatesFirst }: Operation, stages: Stages, call: Call): Answer {
  const { authenticate, address, validate, permission, resource, demands } = stages;
  const rights = [permission, resource, demands];
  const order = [authenticate, address, ...(validatesFirst ? [validate, ...rights] : [...rights, validate])];
  for (const stage of order) {
    const stopped = stage(call);
    if (stopped) return stages.finish(stopped, call);
  }
  return stages.finish(stages.act(call), call);
}
