import { Pieces } from './pieces.ts';
import { insideBase64, spellingsOf } from './spellings.ts';

const longestKnown = 256;
const mostKnown = 10_000;

/** Takes secrets out of everything that is written, and shows them by name instead. */
export class Redactor {
  readonly #names = new Map<string, string>();
  /** Secrets that have more spellings than can be listed, by the pattern of all. */
  readonly #spelled = new Map<string, { readonly length: number; readonly name: string }>();
  /** Headers and short bodies come again and again. */
  readonly #known = new Map<string, string>();
  readonly #pieces = new Pieces();
  #pattern: RegExp | undefined;
  /** How many secrets it was told so far: what was redacted before the last of them may be out of date. */
  secrets = 0;

  /**
   * `name` is what stands in its place: an environment variable as a shell writes it. Forms that a server may echo are covered,
   * too, and `pieces` of it, unless there is more in it than a secret.
   */
  add(secret: string, name: string, { pieces = true }: { readonly pieces?: boolean } = {}): void {
    if (secret.length < 4) return;
    const base64 = Buffer.from(secret).toString('base64');
    const forms = [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      base64,
      base64.replace(/=+$/, ''),
      Buffer.from(secret).toString('base64url'),
      ...insideBase64(secret),
    ];
    for (const form of forms) if (!this.#names.has(form)) this.#names.set(form, name);
    const spellings = spellingsOf(secret);
    if (spellings !== undefined && !this.#spelled.has(spellings))
      this.#spelled.set(spellings, { length: secret.length, name });
    if (pieces) this.#pieces.add(secret, name);
    this.secrets++;
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
    this.#pattern ??= this.#patternOfAll();
    const whole = text.replace(this.#pattern, (found) => this.#names.get(found) ?? this.#nameOf(found));
    return this.#pieces.hide(whole);
  }

  #patternOfAll(): RegExp {
    const listed = [...this.#names.keys()].map((form) => ({ source: RegExp.escape(form), length: form.length }));
    const spelled = [...this.#spelled].map(([source, { length }]) => ({ source, length }));
    const longestFirst = [...listed, ...spelled].toSorted((left, right) => right.length - left.length);
    return new RegExp(longestFirst.map(({ source }) => source).join('|'), 'g');
  }

  #nameOf(found: string): string {
    for (const [source, { name }] of this.#spelled) if (new RegExp(`^(?:${source})$`).test(found)) return name;
    return '$SECRET';
  }
}
