import type { Response } from '../model/signature.ts';

/** The object that a JSON body is; `undefined` when it is none. */
export function jsonBody(response: Response): Readonly<Record<string, unknown>> | undefined {
  if (parsed.has(response)) return parsed.get(response);
  const body = parse(response.body);
  parsed.set(response, body);
  return body;
}

/** Every signature asks for it. */
const parsed = new WeakMap<Response, Readonly<Record<string, unknown>> | undefined>();

function parse(body: string): Readonly<Record<string, unknown>> | undefined {
  if (!body.trimStart().startsWith('{')) return undefined;
  try {
    return recordOf(JSON.parse(body));
  } catch {
    return undefined;
  }
}

/** The object in `error`, where LLM providers and their proxies say what is wrong. */
export function jsonError(response: Response): Readonly<Record<string, unknown>> | undefined {
  return recordOf(jsonBody(response)?.['error']);
}

/** The text in `message`, where gateways say what is wrong. */
export function jsonMessage(response: Response): string | undefined {
  const message = jsonBody(response)?.['message'];
  return typeof message === 'string' ? message : undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return isRecord(value) ? value : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
