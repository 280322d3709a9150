import type { NodeListener } from './app.ts';
import type { Asking, PlainResponse } from './plain.ts';

/** A request listener of Node, asked as Fastify asks itself in tests. */
export function nodeApp(listener: NodeListener, ready: () => PromiseLike<unknown> = () => Promise.resolve()): Asking {
  let started: PromiseLike<unknown> | undefined;
  return async ({ method, origin, target, headers, body }) => {
    const { inject } = await import('light-my-request');
    await (started ??= ready());
    const { host } = new URL(origin);
    const answer = await inject(listener, {
      method,
      url: target,
      headers: { host, ...Object.fromEntries(headers) },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : Buffer.from(body) }),
    });
    return { status: answer.statusCode, headers: headersOf(answer.headers), body: answer.rawPayload };
  };
}

function headersOf(headers: Readonly<Record<string, unknown>>): PlainResponse['headers'] {
  const present = Object.entries(headers).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(
    present.map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.map(String) : String(value)]),
  );
}
