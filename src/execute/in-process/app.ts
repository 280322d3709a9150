import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * A target in this process, asked without a socket: a function `(Request) => Response` or an object with such a `fetch`
 * (Hono; `{ fetch: POST }` for a handler of a Next route, which takes a second argument), a Fastify instance, or a request
 * listener of Node with two arguments or more (Express, Koa's `app.callback()`).
 */
export type InProcessApp = FetchApp | FastifyLike | NodeListener;

/** https://fetch.spec.whatwg.org/ in both directions. */
export type FetchApp =
  | ((request: Request) => Response | Promise<Response>)
  | { readonly fetch: (request: Request) => Response | Promise<Response> };

/** As much of Fastify as is needed: https://fastify.dev/docs/latest/Guides/Testing/ */
export interface FastifyLike {
  readonly ready: () => PromiseLike<unknown>;
  readonly routing: NodeListener;
}

/** What `http.createServer` takes. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse, ...rest: never[]) => unknown;
