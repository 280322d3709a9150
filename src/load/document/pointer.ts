import { tokensOf } from '../source.ts';

/** The pointer to a child, RFC 6901 §3. */
export function childPointer(pointer: string, ...tokens: readonly string[]): string {
  let child = pointer;
  for (const token of tokens) child += `/${/[~/]/.test(token) ? escaped(token) : token}`;
  return child;
}

function escaped(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** What the pointer leads to in a tree; `undefined` where it leads nowhere. Only a tree's own keys count. */
export function valueAt(tree: unknown, pointer: string): unknown {
  return valueUnder(tree, tokensOf(pointer));
}

/** What stands under these keys, one inside the other. */
export function valueUnder(tree: unknown, keys: readonly string[]): unknown {
  let value = tree;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
