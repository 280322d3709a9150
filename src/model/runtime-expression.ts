/**
 * A runtime expression, OpenAPI 3.1 §4.8.20.4 and Arazzo 1.0 §4.7: a part of an exchange. `$kept.NAME` is a value that a
 * fixture or a step kept, `$owner.NAME` an attribute of the principal whose resource the scenario is about, and
 * `$secret.NAME` in a header what `{ secret: NAME }` is in a body.
 */
export type RuntimeExpression =
  | { readonly kind: 'statusCode' | 'method' | 'url' }
  | { readonly kind: 'header'; readonly of: 'request' | 'response'; readonly name: string }
  | { readonly kind: 'query' | 'path'; readonly of: 'request'; readonly name: string }
  | { readonly kind: 'body'; readonly of: 'request' | 'response'; readonly pointer: string }
  | { readonly kind: 'kept' | 'owner' | 'secret'; readonly name: string };

/** Reads an expression as written, `$response.body#/id`; `undefined` where it is none. */
export function runtimeExpression(text: string): RuntimeExpression | undefined {
  if (text === '$statusCode' || text === '$method' || text === '$url') return { kind: plain[text] };
  const [, own, name] = /^\$(kept|owner|secret)\.([\w-]+)$/.exec(text) ?? [];
  if (name !== undefined && (own === 'kept' || own === 'owner' || own === 'secret')) return { kind: own, name };
  const [, of, rest = ''] = /^\$(request|response)\.(.+)$/s.exec(text) ?? [];
  if (of !== 'request' && of !== 'response') return undefined;
  const [, pointer] = /^body(?:#(|\/.*))?$/s.exec(rest) ?? [];
  if (rest.startsWith('body'))
    return pointer === undefined && rest !== 'body' ? undefined : { kind: 'body', of, pointer: pointer ?? '' };
  const [, part, field = ''] = /^(header|query|path)\.(.+)$/.exec(rest) ?? [];
  if (part === 'header') return { kind: 'header', of, name: field.toLowerCase() };
  return of === 'request' && (part === 'query' || part === 'path') ? { kind: part, of, name: field } : undefined;
}

const plain = { $statusCode: 'statusCode', $method: 'method', $url: 'url' } as const;

/** Expressions inside a text stand in braces, Arazzo 1.0 §4.7.1: `order {$kept.orderId}`. */
export const embeddedExpression = /\{(\$(?:kept|owner|secret)\.[\w-]+)\}/g;
