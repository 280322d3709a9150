import type { IncomingMessage, ServerResponse } from 'node:http';
import fastify from 'fastify';
import type { InProcessApp } from '../../../src/execute/in-process/app.ts';
import { decide, type Defect } from './decide.ts';
import { frameworks } from './frameworks.ts';

type Tokens = Readonly<Record<string, string>>;

const { express, Hono } = await frameworks();

/** One API in the shapes that frameworks give it. */
export const applications: Readonly<Record<string, (tokens: Tokens, defect?: Defect) => InProcessApp>> = {
  'a fetch function': (tokens, defect) => (request: Request) => {
    const { status, body } = decide(new URL(request.url).pathname, bearer(request.headers), tokens, defect);
    return Response.json(body, { status });
  },
  'a route handler with a context, as Next has it': (tokens, defect) => ({
    fetch: (request: Request) => post(request, { tokens, defect }),
  }),
  Hono: (tokens, defect) => {
    const app = new Hono();
    app.post('*', ({ req, json }) => {
      const { status, body } = decide(req.path, req.header('authorization'), tokens, defect);
      return json(body, status);
    });
    return app;
  },
  Fastify: (tokens, defect) => {
    const app = fastify();
    app.post('/*', (request, reply) => {
      const { status, body } = decide(request.url, request.headers.authorization, tokens, defect);
      void reply.code(status).send(body);
    });
    return app;
  },
  Express: (tokens, defect) => {
    const app = express();
    app.use(express.json());
    app.post('/*path', (request, response) => {
      const { status, body } = decide(request.path, request.headers.authorization, tokens, defect);
      response.status(status).json(body);
    });
    return app;
  },
  'a listener of Node': (tokens, defect) => (request: IncomingMessage, response: ServerResponse) => {
    const { status, body } = decide(request.url ?? '', request.headers.authorization, tokens, defect);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  },
};

function bearer(headers: Headers): string | undefined {
  return headers.get('authorization') ?? undefined;
}

async function post(
  request: Request,
  { tokens, defect }: { readonly tokens: Tokens; readonly defect: Defect | undefined },
): Promise<Response> {
  await request.json();
  const { status, body } = decide(new URL(request.url).pathname, bearer(request.headers), tokens, defect);
  return Response.json(body, { status });
}
