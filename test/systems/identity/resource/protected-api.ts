import type { FastifyInstance } from 'fastify';
import { send } from './answer.ts';
import { authenticate } from './authenticate.ts';
import type { IsBroken } from './breaks.ts';
import type { Caller, Recognise } from './caller.ts';
import { operations } from './operations.ts';
import { refusals } from './refusals.ts';
import { validate } from './validate.ts';

/** Adds the operations, for callers that are recognised in this way. */
export function protectedApi(app: FastifyInstance, recognise: Recognise, isBroken: IsBroken): void {
  const callers = new WeakMap<object, Caller>();
  // Before the body is read, so that who may not call learns nothing of the body.
  app.addHook('onRequest', async (request, reply) => {
    const found = await authenticate(request, recognise, isBroken);
    if ('refusal' in found) return send(reply, found.refusal);
    callers.set(request, found.caller);
    const role = found.caller.role;
    const may: readonly (string | null)[] | undefined = operations[pathOf(request.routeOptions.url)]?.may;
    if (may && !may.includes(role) && !isBroken('no-role-check')) return send(reply, refusals.role);
  });
  app.setErrorHandler(
    async ({ statusCode = 500, message }: { statusCode?: number; message: string }, _request, reply) =>
      send(reply, { status: statusCode, body: { error: 'invalid', details: [message] } }),
  );
  app.get('/me', async (request, reply) => send(reply, { status: 200, body: callers.get(request) }));
  for (const [path, operation] of Object.entries(operations)) {
    app.post<{ Params: Record<string, string> }>(path, async (request, reply) => {
      const valid = validate(request.body, operation);
      await send(reply, 'invalid' in valid ? valid.invalid : operation.handle(valid.body, request.params));
    });
  }

  /** Without the prefix under which these operations stand. */
  function pathOf(url = ''): string {
    return url.slice(app.prefix.length);
  }
}
