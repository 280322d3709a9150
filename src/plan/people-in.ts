import type { Operation } from '../model/operation.ts';
import type { Recipe } from '../model/recipe.ts';

/** Words for somebody to whom things belong. */
const people: ReadonlySet<string> = new Set(
  (
    'user owner tenant account customer client member person people author creator assignee employee patient student ' +
    'organization organisation org company team profile subject'
  ).split(' '),
);

const deepest = 3;

/**
 * Names of body properties and query parameters that say whose a thing is: `userId`, `owner`, `tenant_id`. Where the matrix
 * speaks of one's own, `$owner.NAME` puts the right one there.
 */
export function peopleIn(operation: Operation, recipe: Recipe | undefined): readonly string[] {
  const asked = operation.parameters.filter(({ in: place }) => place === 'query').map(({ name }) => name);
  const named = [...namesIn(recipe?.body?.value, 0), ...asked].filter(namesPerson);
  return [...new Set(named)];
}

function namesPerson(name: string): boolean {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  const isId = /^(?:id|uuid|guid|ref)$/.test(last);
  return isId ? people.has(words.at(-2) ?? '') : words.length === 1 && people.has(last);
}

/** What is written with `$owner` already speaks of the right one. */
function* namesIn(value: unknown, depth: number): Generator<string> {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || depth >= deepest) return;
  for (const [name, child] of Object.entries(value)) {
    const simple = typeof child === 'string' || typeof child === 'number';
    if (simple && !String(child).includes('$owner.')) yield name;
    yield* namesIn(child, depth + 1);
  }
}
