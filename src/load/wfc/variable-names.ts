/** A variable that takes the place of a secret. */
export interface Variable {
  readonly name: string;
  /** Where the secret stands. */
  readonly pointer: string;
}

/** Names the variables that take the place of secrets: one for each place, however many users share it. */
export class VariableNames {
  readonly #byPlace = new Map<string, Variable>();
  readonly #taken = new Set<string>();

  /** `part`: which of several secrets in one text it is. */
  nameFor(owner: string, { pointer, part }: { readonly pointer: string; readonly part: string }): string {
    const place = `${pointer}#${part}`;
    const known = this.#byPlace.get(place);
    if (known) return known.name;
    // What the template says belongs to nobody alone.
    const name = this.#free(`${pointer.startsWith('/authTemplate/') ? 'shared' : owner}_${part}`);
    this.#byPlace.set(place, { name, pointer });
    return name;
  }

  get all(): readonly Variable[] {
    return [...this.#byPlace.values()];
  }

  #free(words: string): string {
    const upper = words
      .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]+/g, '_')
      .replaceAll(/^_+|_+$/g, '')
      .slice(0, 60);
    const base = /^[A-Z]/.test(upper) ? upper : `WFC_${upper}`;
    let name = base;
    for (let count = 2; this.#taken.has(name); count++) name = `${base}_${count}`;
    this.#taken.add(name);
    return name;
  }
}
