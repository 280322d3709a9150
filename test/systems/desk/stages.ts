import type { Answer } from './answer.ts';
import type { Call } from './call.ts';

/** One question that a call must get past; an answer stops it. */
export type Stage = (call: Call) => Answer | undefined;

/** What an operation does with a call. A break is a change to one of these, as a team's mistake is. */
export interface Stages {
  /** The token. Finds the caller. */
  readonly authenticate: Stage;
  readonly address: Stage;
  readonly validate: Stage;
  /** The action on this kind of thing. */
  readonly permission: Stage;
  /** The action on this very thing. Finds the resource. */
  readonly resource: Stage;
  /** What the body demands beyond that. */
  readonly demands: Stage;
  readonly act: (call: Call) => Answer;
  /** The last word on every answer. */
  readonly finish: (answer: Answer, call: Call) => Answer;
}
