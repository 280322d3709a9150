import type { RuntimeExpression } from './runtime-expression.ts';
import type { Answer, WireRequest } from './wire.ts';

/** What an expression is about: a request with its path template, and what came back. */
export interface Evaluated {
  readonly request: WireRequest;
  /** `/orders/{orderId}` */
  readonly template: string;
  readonly answer: Extract<Answer, { kind: 'response' }>;
}

/** The value of an expression; `undefined` where the exchange has none. `$kept`, `$owner` and `$secret` are no part of an exchange. */
export function evaluate(expression: RuntimeExpression, { request, template, answer }: Evaluated): unknown {
  switch (expression.kind) {
    case 'statusCode':
      return answer.status;
    case 'method':
      return request.method;
    case 'url':
      return request.target;
    case 'header':
      return expression.of === 'response'
        ? [answer.headers[expression.name] ?? []].flat()[0]
        : request.headers.find(([name]) => name.toLowerCase() === expression.name)?.[1];
    case 'query':
      return new URLSearchParams(request.target.split('?')[1] ?? '').get(expression.name) ?? undefined;
    case 'path':
      return pathValue(template, request.target, expression.name);
    case 'body':
      return valueAt(expression.of === 'response' ? answer.body : textOf(request.body), expression.pointer);
    case 'kept':
    case 'owner':
    case 'secret':
      return undefined;
    default:
      return expression satisfies never;
  }
}

function pathValue(template: string, target: string, name: string): string | undefined {
  const pieces = template.split(/\{([^{}]*)\}/);
  const names = pieces.filter((_, index) => index % 2 === 1);
  const pattern = pieces.map((piece, index) => (index % 2 === 1 ? '([^/?]*)' : RegExp.escape(piece))).join('');
  const found = new RegExp(`^${pattern}(?:\\?|$)`).exec(target)?.[1 + names.indexOf(name)];
  return names.includes(name) && found !== undefined ? decodeURIComponent(found) : undefined;
}

function textOf(body: WireRequest['body']): string {
  return body === undefined || typeof body === 'string' ? (body ?? '') : new TextDecoder().decode(body);
}

/** RFC 6901 into a JSON body; the whole text where it is no JSON and nothing in it is asked for. */
/** The value at a JSON pointer of a body; the whole body where it is no JSON and the pointer is empty. */
export function valueAt(body: string, pointer: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return pointer === '' && body !== '' ? body : undefined;
  }
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
