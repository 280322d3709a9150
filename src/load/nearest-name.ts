import { closestMatch } from 'leven';

/** The one of the names that the user most likely meant; `undefined` when none is near. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  if (name === '') return undefined;
  // A third of the letters may differ: more, and short names turn into anything.
  const maxDistance = Math.max(1, Math.floor(name.length / 3));
  return closestMatch(name, [...names], { maxDistance });
}

/** How a message about an unknown name ends: what was expected, and the nearest right name. */
export function expectedOneOf(name: string, names: Iterable<string>): string {
  const all = [...new Set(names)];
  if (all.length === 0) return 'none is declared.';
  const nearest = nearestName(name, all);
  const shown = all.length > 12 ? `${all.slice(0, 12).join(', ')}, … (${all.length} in all)` : all.join(', ');
  return `expected ${all.length === 1 ? '' : 'one of '}${shown}.${nearest === undefined ? '' : ` Did you mean "${nearest}"?`}`;
}
