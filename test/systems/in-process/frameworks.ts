import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** The part of Express that is used here; `npm run check` does not need the package. */
interface Express {
  (): ExpressApp;
  readonly json: () => unknown;
}

interface ExpressApp {
  (request: IncomingMessage, response: ServerResponse, next: never): unknown;
  readonly use: (middleware: unknown) => unknown;
  readonly post: (path: string, handler: (request: ExpressRequest, response: ExpressResponse) => void) => unknown;
}

interface ExpressRequest {
  readonly path: string;
  readonly headers: { readonly authorization?: string };
}

interface ExpressResponse {
  readonly status: (status: number) => { readonly json: (body: unknown) => unknown };
}

/** The part of Hono that is used here. */
interface HonoApp {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly post: (path: string, handler: (context: HonoContext) => Response) => unknown;
}

interface HonoContext {
  readonly req: { readonly path: string; readonly header: (name: string) => string | undefined };
  readonly json: (body: unknown, status: number) => Response;
}

const load = async (name: string) => import(pathToFileURL(createRequire(import.meta.url).resolve(name)).href);

/** Frameworks from the package.json beside this file. */
export async function frameworks(): Promise<{ readonly express: Express; readonly Hono: new () => HonoApp }> {
  const [{ default: express }, { Hono }] = await Promise.all([load('express'), load('hono')]);
  return { express, Hono };
}
