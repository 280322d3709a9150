import { tokensOf } from '../source.ts';

/** The pointer to a child, RFC 6901 §3. */
export function childPointer(pointer: string, ...tokens: readonly string[]): string {
  return [pointer, ...tokens.map((token) => token.replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}

/** What the pointer leads to in a tree; `undefined` where it leads nowhere. Only a tree's own keys count. */
export function valueAt(tree: unknown, pointer: string): unknown {
  let value = tree;
  for (const token of tokensOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
    value = Reflect.get(value, token);
  }
  return value;
}
