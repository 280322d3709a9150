import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Answer } from './answer.ts';
import type { Break } from './break.ts';
import { breaks } from './breaks.ts';
import type { Call, State } from './call.ts';
import { authenticate, strict } from './checks/authenticate.ts';
import { healthyAccess } from './healthy-access.ts';
import { healthyStages } from './healthy-stages.ts';
import type { Operation } from './operation.ts';
import { operations } from './operations.ts';
import { problems } from './problems.ts';
import { runStages } from './run-stages.ts';
import { seed } from './seed.ts';
import { settingsFrom } from './settings.ts';
import type { Stages } from './stages.ts';
import { openStore } from './store.ts';

/** Of the audit log; older ones go. */
const keptRows = 1000;

/** The desk, broken as told; it listens nowhere yet. */
export function deskServer({
  breaks: names = [],
  env,
}: {
  readonly breaks?: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}): FastifyInstance {
  const planted = names.map(breakNamed);
  let access = healthyAccess;
  for (const { access: change } of planted) access = change?.(access) ?? access;
  const settings = settingsFrom(env);
  const store = openStore();
  seed(store);
  const state: State = { maintenance: false, logins: new Map() };
  const nobody = { id: 'anonymous', roles: [], tenant: '' };
  const app = fastify();

  /** Every call leaves a row, whatever became of it. */
  const answer = async (request: FastifyRequest, reply: FastifyReply, of: (call: Call) => Answer): Promise<void> => {
    const call: Call = { ...read(request), store, settings, state, caller: nobody, resource: undefined };
    const { status, body, headers = {} } = of(call);
    const { id: callerId, tenant: tenantId } = call.caller;
    const at = new Date().toISOString();
    const row = store.insert('audit', { tenantId, callerId, call: `${request.method} ${request.url}`, status, at });
    store.remove('audit', { id: Number(row?.['id']) - keptRows });
    if (typeof body === 'string') void reply.type('text/html; charset=utf-8');
    await reply.code(status).headers(headers).send(body);
  };

  const serve = (operation: Operation, path: string, stages: Stages) => {
    const [method = ''] = operation.id.split(' ');
    const open = operation.id === 'POST /maintenance' || path === '/health';
    app.route({
      method,
      url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
      handler: (request, reply) =>
        answer(request, reply, (call) =>
          state.maintenance && !open ? problems.maintenance : runStages(operation, stages, call),
        ),
    });
  };

  for (const operation of operations) {
    const [, path = ''] = operation.id.split(' ');
    let stages = healthyStages(operation, access);
    for (const { operations: on = [operation.id], stages: change, alias } of planted) {
      if (!change || !on.includes(operation.id)) continue;
      const changed = change(stages, operation);
      if (alias === undefined) stages = changed;
      else serve(operation, alias, changed);
    }
    serve(operation, path, stages);
  }

  // Who has no good token does not learn which paths there are.
  app.setNotFoundHandler((request, reply) =>
    answer(request, reply, (call) => authenticate(strict)(call) ?? problems.notFound),
  );
  // What Fastify finds wrong with a request before anybody looks at it: no JSON, an unknown media type.
  app.setErrorHandler<{ statusCode?: number; message: string }>(({ statusCode = 500, message }, request, reply) =>
    answer(request, reply, () =>
      statusCode < 500 ? { status: statusCode, body: { error: 'invalid', message } } : problems.failed,
    ),
  );
  app.addHook('onClose', async () => store.close());
  return app;
}

function breakNamed(name: string): Break {
  const found = breaks.find((one) => one.name === name);
  if (!found) throw new Error(`--break ${name} is none of ${breaks.map((one) => one.name).join(', ')}`);
  return found;
}

function read({ method, headers, query, params, body, socket, raw }: FastifyRequest) {
  return {
    method,
    headers,
    authorizations: raw.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'authorization').length,
    query: record(query),
    parameters: Object.fromEntries(Object.entries(record(params)).map(([name, value]) => [name, String(value)])),
    body: Array.isArray(body) ? {} : record(body),
    address: socket.remoteAddress ?? '',
  };
}

function record(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? { ...value } : {};
}
