/** A value of the same form as one that was issued, and that nobody ever issued: the twin of a resource that does not exist. */
export function neverIssued(value: unknown): unknown {
  if (typeof value === 'number') return 1_987_654_321;
  if (typeof value !== 'string') return value;
  if (/^\d+$/.test(value)) return '9'.repeat(Math.min(value.length, 9));
  // The last letters and digits turned: a prefix such as `ord_` stays, and so does the form of a UUID.
  const fixed = Math.max(value.length - 8, /^[a-z]+[_-]/i.exec(value)?.[0].length ?? 0);
  return value.slice(0, fixed) + value.slice(fixed).replaceAll(/[\da-z]/gi, turned);
}

function turned(character: string): string {
  const ring = /\d/.test(character) ? '0123456789' : /[a-f]/i.test(character) ? 'abcdef' : 'ghijklmnopqrstuvwxyz';
  const next = ring[(ring.indexOf(character.toLowerCase()) + 3) % ring.length] ?? character;
  return character === character.toLowerCase() ? next : next.toUpperCase();
}
