import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Answer } from './answer.ts';
import type { BreakName } from './breaks.ts';
import type { Authenticate } from './caller.ts';
import { operations } from './operations.ts';
import { runOperation } from './run-operation.ts';
import type { IsBroken } from './switches.ts';

/** The API for callers that are told apart in one way. */
export function serveApi(app: FastifyInstance, authenticate: Authenticate, isBroken: IsBroken<BreakName>): void {
  for (const operation of operations) {
    app.post<{ Params: Record<string, string> }>(operation.path, async (request, reply) => {
      const found = once(request, authenticate);
      const { params: parameters, body: text } = request;
      const answer =
        'refused' in found
          ? found.refused
          : runOperation(operation, { ...found.caller, text, parameters, anyRole: isBroken('no-role-check') });
      await send(reply, answer);
    });
  }
  app.get('/me', async (request, reply) => {
    const found = once(request, authenticate);
    await send(reply, 'refused' in found ? found.refused : { status: 200, body: found.caller });
  });
}

/** Of several Authorization headers Node's own view holds the first: none of them is taken. */
function once(request: Parameters<Authenticate>[0], authenticate: Authenticate): ReturnType<Authenticate> {
  const { length } = request.raw.headersDistinct['authorization'] ?? [];
  return length > 1 ? { refused: { status: 400, body: { error: 'two_credentials' } } } : authenticate(request);
}

/** Sends an answer. */
export async function send(reply: FastifyReply, { status, body, headers = {} }: Answer): Promise<void> {
  await reply.code(status).headers(headers).send(body);
}
