/** What a resource is called after the collection that holds it: `order` for `/orders/{}`. */
export function resourceName(beginning: string): string {
  const literal = collectionOf(beginning) ?? 'resource';
  const one = singular(literal)
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-');
  return one.replaceAll(/^-|-$/g, '') || 'resource';
}

/** The last literal segment of a path: `orders` of `/orders/{}`. */
export function collectionOf(path: string): string | undefined {
  return path.split('/').findLast((segment) => segment !== '' && !segment.includes('{'));
}

/** English plurals, as far as they are regular. */
export function singular(word: string): string {
  if (/ies$/i.test(word)) return word.replace(/ies$/i, 'y');
  if (/(?:ss|x|ch|sh)es$/i.test(word)) return word.slice(0, -2);
  return /[^su]s$/i.test(word) ? word.slice(0, -1) : word;
}
