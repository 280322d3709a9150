import type { OperationPlan } from '../../src/model/operation-plan.ts';
import type { Operation } from '../../src/model/operation.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import type { Observations, Received, Sending, Trial } from '../../src/model/step.ts';

/** POST /orders, with nothing special about it. */
const orders: Operation = {
  id: 'POST /orders',
  method: 'POST',
  path: '/orders',
  operationId: undefined,
  tags: [],
  place: { file: 'api.yaml', pointer: '/paths/~1orders/post' },
  security: 'undeclared',
  parameters: [],
  bodies: [],
  bodyRequired: false,
  responses: new Map(),
  extensions: {},
};

/** A scenario of POST /orders. */
export function aScenario(principal: string, change: Partial<Scenario> = {}): Scenario {
  const anonymous = principal === 'anonymous';
  const id = `POST /orders ${principal}`;
  return {
    id,
    operation: orders,
    principal: {
      name: principal,
      role: principal,
      roles: anonymous ? [] : [principal],
      rank: 1,
      credential: anonymous ? 'none' : 'bearer',
    },
    at: { principal, token: anonymous ? 'missing' : 'valid', address: 'default' },
    axes: {},
    faults: [],
    expected: { outcome: 'admitted' },
    rule: { text: 'POST /orders', by: 'operation', place: { file: 'matrix.yaml', pointer: '' } },
    ruleAt: 'matrix.yaml:1:1',
    provable: true,
    closed: false,
    hides: false,
    controls: [],
    recipe: {
      id: 'POST /orders',
      method: 'POST',
      target: '/orders',
      headers: [],
      body: { mediaType: 'application/json', value: { reference: { unique: 'ref' } } },
      generated: [],
      kept: [],
      owner: [],
      invented: false,
    },
    owner: undefined,
    notSent: undefined,
    accepted: undefined,
    ...change,
  };
}

/** A plan of scenarios given by hand. */
export function aPlan(refused: readonly Scenario[], admitted: readonly Scenario[]): OperationPlan {
  return {
    operation: orders,
    missing: () => [...refused, ...admitted].find(({ at }) => at.token === 'missing'),
    refused: () => refused,
    admitted: () => admitted,
    write: (recipe, { unique }) => ({ method: recipe.method, target: recipe.target, headers: [], body: unique('ref') }),
    fixtures: [],
    compared: [],
    listing: undefined,
    exclusive: undefined,
    sideBySide: false,
    last: false,
    success: [],
  };
}

/** Everything that a trial asked for, and what it ended with. */
export interface Played {
  readonly sent: readonly Sending[];
  readonly waits: readonly number[];
  readonly observations: Observations;
}

/** A status, with headers and body where they matter. */
export type Answered =
  | number
  | 'closed'
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string };

/** Plays a trial against a table of answers. */
export function play(
  trial: Trial,
  answer: (
    /** `step`: all that went out with it. */
    sending: Sending & { readonly step: readonly Sending[] },
    serial: number,
  ) => Answered,
): Played {
  const sent: Sending[] = [];
  const waits: number[] = [];
  let received: Received = { answers: [] };
  for (;;) {
    const { value, done } = trial.next(received);
    if (done) return { sent, waits, observations: value };
    if (value.kind === 'hide') {
      received = { answers: [] };
      continue;
    }
    if (value.kind === 'wait') {
      waits.push(value.ms);
      received = { answers: [] };
      continue;
    }
    received = {
      answers: value.sendings.map((sending) => {
        sent.push(sending);
        const got = answer({ ...sending, step: value.sendings }, sent.length);
        const id = `e${sent.length}`;
        if (got === 'closed')
          return {
            kind: 'exchange' as const,
            id,
            ms: 1,
            answer: { kind: 'failure' as const, phase: 'headers' as const, code: 'UND_ERR_SOCKET' },
          };
        const { status, headers = {}, body = '' } = typeof got === 'number' ? { status: got } : got;
        return {
          kind: 'exchange' as const,
          id,
          ms: 1,
          answer: { kind: 'response' as const, status, headers, body, truncated: false },
        };
      }),
    };
  }
}
