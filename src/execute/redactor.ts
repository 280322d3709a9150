const longestKnown = 256;
const mostKnown = 10_000;

/** Takes secrets out of everything that is written, and shows them by name instead. */
export class Redactor {
  readonly #names = new Map<string, string>();
  /** Headers and short bodies come again and again. */
  readonly #known = new Map<string, string>();
  #pattern: RegExp | undefined;

  /** `name` is what stands in its place: an environment variable as a shell writes it. Forms that a server may echo are covered, too. */
  add(secret: string, name: string): void {
    if (secret.length < 4) return;
    const base64 = Buffer.from(secret).toString('base64');
    const forms = [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      base64,
      base64.replace(/=+$/, ''),
      Buffer.from(secret).toString('base64url'),
    ];
    for (const form of forms) if (!this.#names.has(form)) this.#names.set(form, name);
    this.#pattern = undefined;
    this.#known.clear();
  }

  redact(text: string): string {
    if (this.#names.size === 0 || text === '') return text;
    if (text.length > longestKnown) return this.#replace(text);
    let redacted = this.#known.get(text);
    if (redacted === undefined) {
      redacted = this.#replace(text);
      if (this.#known.size < mostKnown) this.#known.set(text, redacted);
    }
    return redacted;
  }

  #replace(text: string): string {
    this.#pattern ??= new RegExp(
      [...this.#names.keys()]
        .toSorted((left, right) => right.length - left.length)
        .map((form) => RegExp.escape(form))
        .join('|'),
      'g',
    );
    return text.replace(this.#pattern, (found) => this.#names.get(found) ?? '$SECRET');
  }
}
