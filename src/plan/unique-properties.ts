import { identifies } from './identifies.ts';

/** A generated value whose identifying properties are made anew at each sending, and the pointers of these. */
export interface WithUnique {
  readonly value: unknown;
  readonly pointers: readonly string[];
}

/**
 * Gives a unique value to every string of a generated body whose name says that it identifies, as far as the schema still
 * accepts it: the second request with the same name is what an operation that documents 409 refuses.
 */
export function uniqueProperties(value: unknown, accepts: (candidate: unknown) => boolean): WithUnique {
  const pointers: string[] = [];
  let [made, probed] = [value, value];
  for (const { path, text } of identifying(value, [])) {
    for (const node of nodesFor(text)) {
      const filled = probes.map((probe) => replaced(probed, path, `${node.unique}-${probe}${node.suffix ?? ''}`));
      if (!filled.every(accepts)) continue;
      made = replaced(made, path, node);
      // The next one is tried beside this one, as they will be sent.
      probed = filled[0];
      pointers.push(`/${path.join('/')}`);
      break;
    }
  }
  return { value: made, pointers };
}

/** As long and as short as what is filled in at sending. */
const probes = ['0a1b2c3d4e5f6a7b', '0a1b2c'];

function nodesFor(text: string): readonly { readonly unique: string; readonly suffix?: string }[] {
  const [, account, domain] = /^([^@\s]+)(@[^@\s]+)$/.exec(text) ?? [];
  if (account !== undefined && domain !== undefined) return [{ unique: account, suffix: domain }];
  return [{ unique: text }, { unique: text.slice(0, 1) }];
}

const deepest = 3;

function* identifying(
  value: unknown,
  path: readonly string[],
): Generator<{ readonly path: readonly string[]; readonly text: string }> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Uint8Array) return;
  for (const [name, child] of Object.entries(value)) {
    if (typeof child === 'string' && identifies(name)) yield { path: [...path, name], text: child };
    else if (path.length < deepest) yield* identifying(child, [...path, name]);
  }
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined || typeof value !== 'object' || value === null) return by;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, key === name ? replaced(child, rest, by) : child]),
  );
}
