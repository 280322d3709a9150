/** What a map that was read from a file says of a name. */
export function entryOf<Value>(entries: Readonly<Record<string, Value>>, name: string): Value | undefined {
  // A name such as `constructor` is nobody's entry by birth.
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}
