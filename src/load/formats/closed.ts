import * as z from 'zod';
import { expectedOneOf } from '../nearest-name.ts';

/** A mapping with these keys and no others; another key is answered with the nearest right one. */
export function closed<S extends z.core.$ZodLooseShape>(shape: S): z.ZodObject<S, z.core.$strict> {
  const keys = Object.keys(shape).filter(
    (key) => !z.globalRegistry.get(shape[key] ?? z.never())?.description?.startsWith(notYetSign),
  );
  return z.strictObject(shape, {
    // One line for each key, in their order.
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => `unknown key "${key}", ${expectedOneOf(key, keys)}`).join('\n')
        : undefined,
  });
}

/** A mapping whose keys are names out of a registry, each at most once. */
export function byName<V extends z.ZodType>(
  names: readonly string[],
  value: V,
): z.ZodType<Readonly<Record<string, z.output<V>>>> {
  return closed(Object.fromEntries(names.map((name) => [name, z.exactOptional(value)] as const)));
}

/** A key that the design promises and that is not built yet: `not-supported-yet.ts` answers whoever uses it. */
export function later(description: string): z.ZodExactOptional<z.ZodUnknown> {
  return z.exactOptional(z.unknown()).describe(notYetSign + description);
}

/** How the description of such a key begins; nobody is told to use it. */
const notYetSign = 'Not supported yet: ';
