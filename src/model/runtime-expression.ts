import type { Answer, WireRequest } from './wire.ts';

/** What a runtime expression may look at: one request and what it was answered. */
export interface Happening {
  readonly url: string;
  readonly request: Pick<WireRequest, 'method' | 'headers' | 'body'> & {
    readonly path: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, string>>;
  };
  readonly answer: Answer;
}

/**
 * The value of a runtime expression, as OpenAPI 3.1 §4.8.20.4 and Arazzo 1.0 §4.7 write them: `$response.body#/id`,
 * `$response.header.location`, `$request.path.orderId`, `$statusCode`. `undefined` where nothing stands there.
 */
export function evaluate(expression: string, happening: Happening): unknown {
  const { url, request, answer } = happening;
  if (expression === '$url') return url;
  if (expression === '$method') return request.method;
  if (expression === '$statusCode') return answer.kind === 'response' ? answer.status : undefined;
  const match = /^\$(request|response)\.(header|query|path|body)(?:\.([^#]+))?(?:#(.*))?$/s.exec(expression);
  if (!match) return undefined;
  const [, side, source, name = '', pointer = ''] = match;
  if (source === 'body') return bodyValue(side === 'request' ? textOf(request.body) : bodyOf(answer), pointer);
  if (source === 'header') return side === 'request' ? requestHeader(request.headers, name) : responseHeader(answer, name);
  if (side === 'response') return undefined;
  return source === 'query' ? request.query[name] : request.path[name];
}

/** A text in which expressions stand in braces, as in OpenAPI links: `https://example.com/orders/{$response.body#/id}`; a text that is one expression keeps its type. */
export function evaluateTemplate(text: string, happening: Happening): unknown {
  if (text.startsWith('$')) return evaluate(text, happening);
  return text.replaceAll(/\{(\$[^{}]+)\}/g, (whole, expression: string) => {
    const value = evaluate(expression, happening);
    return value === undefined ? whole : String(value);
  });
}

/** Whether a text is an expression that can be evaluated at all. */
export function isExpression(text: string): boolean {
  return /^\$(url|method|statusCode|(request|response)\.(header\.[!#$%&'*+.^_`|~\w-]+|query\.[^#]+|path\.[^#]+|body(#.*)?))$/s.test(text);
}

function bodyValue(body: string | undefined, pointer: string): unknown {
  if (body === undefined) return undefined;
  const parsed = parse(body);
  if (parsed === undefined) return pointer === '' ? body : undefined;
  let value: unknown = parsed;
  for (const token of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    value = Object.getOwnPropertyDescriptor(value, name)?.value;
  }
  return value;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function textOf(body: WireRequest['body']): string | undefined {
  return typeof body === 'string' ? body : undefined;
}

function bodyOf(answer: Answer): string | undefined {
  return answer.kind === 'response' ? answer.body : undefined;
}

function requestHeader(headers: WireRequest['headers'], name: string): string | undefined {
  return headers.find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
}

function responseHeader(answer: Answer, name: string): string | undefined {
  if (answer.kind !== 'response') return undefined;
  const value = answer.headers[name.toLowerCase()];
  return typeof value === 'string' ? value : value?.[0];
}
