import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { Stages } from '../stages.ts';

/** Answers of this status become others. */
export function insteadOf(status: number, other: (answer: Answer, call: Call) => Answer): (stages: Stages) => Stages {
  return (stages) => ({
    ...stages,
    finish: (answer, call) => (answer.status === status ? other(answer, call) : stages.finish(answer, call)),
  });
}
