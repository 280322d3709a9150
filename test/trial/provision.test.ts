import { expect, test } from 'vitest';
import type { Fill } from '../../src/model/fill.ts';
import type { PlannedCall, Provisioning } from '../../src/model/planned-call.ts';
import type { Recipe } from '../../src/model/recipe.ts';
import { runtimeExpression, type RuntimeExpression } from '../../src/model/runtime-expression.ts';
import type { Received, Sending, Step } from '../../src/model/step.ts';
import { writeRequest } from '../../src/plan/write-request.ts';
import { provision, type Provisioned } from '../../src/trial/provision.ts';
import { aCall } from './a-fixture.ts';

function withBody(call: PlannedCall, value: unknown): PlannedCall {
  return { ...call, recipe: { ...call.recipe, body: { mediaType: 'application/json', value } } };
}

function keeping(kept: Readonly<Record<string, string>>): ReadonlyMap<string, RuntimeExpression> {
  return new Map(
    Object.entries(kept).flatMap(([name, text]) => {
      const expression = runtimeExpression(text);
      return expression ? [[name, expression] as const] : [];
    }),
  );
}

const newUser: Provisioning['steps'] = [
  {
    call: withBody(aCall('POST /users', '/users', [], 'root'), {
      name: { unique: 'u' },
      password: { secret: 'password' },
    }),
    keep: keeping({ userId: '$response.body#/id' }),
    undo: aCall('DELETE /users/{userId}', '/users/{kept:userId}', ['userId'], 'root'),
  },
  {
    call: withBody(aCall('POST /login', '/login', [], 'anonymous'), { password: { secret: 'password' } }),
    keep: keeping({ token: '$response.body#/token' }),
    undo: undefined,
  },
];

interface Played {
  readonly result: Provisioned;
  readonly sent: readonly Sending[];
  readonly hidden: readonly string[];
}

function play<Result>(
  steps: Generator<Step, Result, Received>,
  answer: (sending: Sending) => { readonly status: number; readonly body: string },
): { result: Result; sent: Sending[]; hidden: string[] } {
  const sent: Sending[] = [];
  const hidden: string[] = [];
  let received: Received = { answers: [] };
  for (;;) {
    const { value, done } = steps.next(received);
    if (done) return { result: value, sent, hidden };
    received = { answers: [] };
    if (value.kind === 'hide') hidden.push(`${value.name} ${value.secret}`);
    if (value.kind !== 'send') continue;
    sent.push(...value.sendings);
    received = {
      answers: value.sendings.map((sending, index) => ({
        kind: 'exchange' as const,
        id: `e${index}`,
        ms: 1,
        answer: { kind: 'response' as const, headers: {}, truncated: false, ...answer(sending) },
      })),
    };
  }
}

function made(answer: Parameters<typeof play>[1]): Played {
  const options = {
    nonce: 'n',
    write: (recipe: Recipe, fill: Fill) => writeRequest(recipe, fill),
    secret: (name: string) => `Aa1!${name}`,
  };
  return play(provision({ principal: 'viewer', steps: newUser }, options), answer);
}

const healthy = ({ request }: Sending) =>
  request.target === '/users'
    ? { status: 201, body: '{"id":7}' }
    : { status: 200, body: '{"token":"t0ken-of-viewer"}' };

test('steps are taken in order, each as whom it says, and what they keep is the credential', () => {
  const { result, sent } = made(healthy);
  expect(sent.map(({ at, request }) => `${at.principal} ${request.target} ${String(request.body)}`)).toEqual([
    'root /users {"name":"u-n0","password":"Aa1!password"}',
    'anonymous /login {"password":"Aa1!password"}',
  ]);
  expect(result.credential).toMatchObject({ text: 't0ken-of-viewer' });
  expect(result.attributes).toEqual({ userId: 7 });
});

test('tokens are hidden as soon as they come, and no journal keeps the bodies', () => {
  const { sent, hidden } = made(healthy);
  expect(hidden).toContain('$VIEWER_TOKEN t0ken-of-viewer');
  expect(sent.every(({ confidential }) => confidential)).toBe(true);
});

test('what they made is removed again, even by a run that was stopped', () => {
  const { result } = made(healthy);
  const { sent } = play(result.undo(), () => ({ status: 204, body: '' }));
  expect(sent.map(({ at, request, teardown }) => [at.principal, request.method, request.target, teardown])).toEqual([
    ['root', 'DELETE', '/users/7', true],
  ]);
});

test('a step that fails says which and how; what was made before it is removed all the same', () => {
  const { result } = made((sending) =>
    sending.request.target === '/login' ? { status: 401, body: '' } : healthy(sending),
  );
  expect(result.credential).toEqual({
    code: 'no-credential',
    supply: 'steps of viewer: POST /login was answered 401: make it work',
  });
  expect(play(result.undo(), () => ({ status: 204, body: '' })).sent).toHaveLength(1);
});

test('steps that keep no token are told so', () => {
  const { result } = made(({ request }) => ({ status: 200, body: request.target === '/users' ? '{"id":7}' : '{}' }));
  expect(result.credential).toMatchObject({
    code: 'no-credential',
    supply: expect.stringContaining('nothing for token'),
  });
});
