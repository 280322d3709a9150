import type { FastifyLike, FetchApp, NodeListener } from './app.ts';
import { fetchApp } from './fetch-app.ts';
import { nodeApp } from './node-app.ts';
import type { Asking } from './plain.ts';

/** How an application is asked; `undefined`: it is none. */
export function askingOf(app: unknown): Asking | undefined {
  if (isFastify(app)) return nodeApp(app.routing, () => app.ready());
  if (isListener(app)) return nodeApp(app);
  return isFetchApp(app) ? fetchApp(app) : undefined;
}

function isFastify(app: unknown): app is FastifyLike {
  return isObject(app) && typeof app['routing'] === 'function' && typeof app['ready'] === 'function';
}

/** It takes request and response, Express `next` besides. A fetch function that takes more than the request is given as `{ fetch }`. */
function isListener(app: unknown): app is NodeListener {
  return typeof app === 'function' && app.length >= 2 && !('fetch' in app);
}

function isFetchApp(app: unknown): app is FetchApp {
  return typeof app === 'function' || (isObject(app) && typeof app['fetch'] === 'function');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
