import { type Discriminator, discriminatorOf } from '../discriminated.ts';
import { isMapping, listOf, type Mapping } from '../record.ts';
import { deadEnd, type Drafting, type Position } from './drafting.ts';
import { mergeSchemas } from './merge-schemas.ts';

/** A schema without references and compositions, and the definitions that it came through. */
export interface Flat {
  readonly schema: Mapping;
  readonly entered: Position['entered'];
  /** How many branches the first composition has: as many other ways are there. */
  readonly branches: number;
}

/** Branches to pick from, and the discriminator that says which is which. */
interface Group {
  readonly branches: readonly unknown[];
  readonly by: Discriminator | undefined;
}

const selfContained = 2;

/**
 * Follows references, merges `allOf`, and picks a branch of each `oneOf` and `anyOf`. `shift` picks another branch of the
 * first of them.
 */
export function flatten(
  written: unknown,
  drafting: Drafting,
  { entered: outer, shift = 0 }: { readonly entered: Position['entered']; readonly shift?: number },
): Flat | typeof deadEnd {
  let schema: Mapping = {};
  let entered = outer;
  const groups: Group[] = [];
  const open: unknown[] = [written];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (next === false) return deadEnd;
    if (!isMapping(next)) continue;
    const { $ref, allOf, oneOf, anyOf, discriminator, ...own } = next;
    schema = mergeSchemas(schema, own);
    if (typeof $ref === 'string') {
      const name = $ref.slice('#/$defs/'.length);
      if (entered.filter((around) => around === name).length >= selfContained) return deadEnd;
      entered = entered.concat(name);
      open.push(drafting.definitions[name] ?? {});
    }
    open.push(...listOf(allOf));
    const by = drafting.hints ? discriminatorOf(discriminator) : undefined;
    for (const branches of [listOf(oneOf), listOf(anyOf)]) if (branches.length > 0) groups.push({ branches, by });
  }
  for (const [index, group] of groups.entries()) {
    const picked = pick(group, drafting, { entered, shift: index === 0 ? shift : 0 });
    if (picked === deadEnd) return deadEnd;
    schema = mergeSchemas(schema, picked.schema);
    entered = picked.entered;
  }
  return { schema, entered, branches: groups[0]?.branches.length ?? 1 };
}

function pick(
  { branches, by }: Group,
  drafting: Drafting,
  { entered, shift }: { readonly entered: Position['entered']; readonly shift: number },
): Flat | typeof deadEnd {
  const first = drafting.choose(branches.length) + shift;
  for (let offset = 0; offset < branches.length; offset += 1) {
    if (!drafting.step()) return deadEnd;
    const index = (first + offset) % branches.length;
    const branch = flatten(branches[index], drafting, { entered });
    if (branch !== deadEnd) return { ...branch, schema: named(branch.schema, by, index) };
  }
  return deadEnd;
}

/** A branch that a discriminator chooses has its name in the property that chooses. */
function named(schema: Mapping, by: Discriminator | undefined, index: number): Mapping {
  const name = by?.names[index];
  if (by === undefined || name === undefined) return schema;
  return mergeSchemas(schema, { required: [by.propertyName], properties: { [by.propertyName]: { enum: [name] } } });
}
