import type { Definitions } from '../definitions.ts';
import { isMapping, type Mapping } from '../record.ts';

/** A definition with those that it refers to and no others: what is made of it must not depend on what was asked before. */
export function closure(definitions: Definitions, name: string): Mapping {
  const needed: Record<string, unknown> = {};
  const open: unknown[] = [{ $ref: `#/$defs/${name}` }];
  while (open.length > 0) {
    const value = open.pop();
    if (Array.isArray(value)) for (const item of value) open.push(item);
    if (!isMapping(value)) continue;
    const { $ref } = value;
    const target = typeof $ref === 'string' ? $ref.slice('#/$defs/'.length) : undefined;
    if (target !== undefined && !Object.hasOwn(needed, target)) {
      needed[target] = definitions.root.$defs[target] ?? {};
      open.push(needed[target]);
    }
    for (const child of Object.values(value)) open.push(child);
  }
  return { $ref: `#/$defs/${name}`, $defs: needed };
}
