const seedLength = 4;
const firstSize = 1024;

/**
 * All pieces of one length of some forms, each with a number that says which form it is of. What is asked for thousands of
 * texts that hold none must cost next to nothing: four characters out of every few are held against a filter, since each
 * piece has four in one of these places; only where they pass is a piece looked for.
 */
export class PieceTable {
  readonly #length: number;
  /** How far apart the places are. */
  readonly #stride: number;
  /** The characters of all forms, one behind the other, and the number of the form that each is of. */
  #codes = new Uint16Array(firstSize);
  #numbers = new Int32Array(firstSize);
  #end = 0;
  /** Where in the codes a piece stands, plus one: in the slot of its hash, or in the next one that is free. */
  #slots = new Int32Array(firstSize * 2);
  /** A bit for each hash of four characters: one in sixteen is set at most. */
  #filter = new Uint8Array(firstSize * 2);
  /** Where the filter let something pass. */
  readonly #window: Uint16Array;

  constructor(length: number) {
    this.#length = length;
    this.#stride = length - seedLength + 1;
    this.#window = new Uint16Array(length + this.#stride - 1);
  }

  get isEmpty(): boolean {
    return this.#end === 0;
  }

  /** Takes the pieces of a form that `tells` lets in, by where they begin. What is known already keeps its number. */
  add(form: string, number: number, tells: (at: number) => boolean): void {
    const start = this.#end;
    this.#makeRoom(form.length);
    for (let index = 0; index < form.length; index++) {
      this.#codes[start + index] = form.charCodeAt(index);
      this.#numbers[start + index] = number;
    }
    this.#end += form.length;
    this.#sift(start);
    for (let at = 0; at + this.#length <= form.length; at++) if (tells(at)) this.#hold(start + at);
  }

  /** Calls for every piece in a text, with where it begins. */
  find(text: string, found: (at: number, number: number) => void): void {
    const filter = this.#filter;
    const mask = filter.length * 8 - 1;
    const stride = this.#stride;
    for (let seed = 0; seed + seedLength <= text.length; seed += stride) {
      const hash =
        seedHash(
          text.charCodeAt(seed),
          text.charCodeAt(seed + 1),
          text.charCodeAt(seed + 2),
          text.charCodeAt(seed + 3),
        ) & mask;
      if (((filter[hash >>> 3] ?? 0) & (1 << (hash & 7))) !== 0) this.#findAround(text, seed, found);
    }
  }

  /** Each piece has one such place only: none is found twice. */
  #findAround(text: string, seed: number, found: (at: number, number: number) => void): void {
    const from = Math.max(0, seed - this.#stride + 1);
    const to = Math.min(text.length, seed + this.#length);
    for (let at = from; at < to; at++) this.#window[at - from] = text.charCodeAt(at);
    for (let at = from; at + this.#length <= to; at++) {
      const place = this.#slots[this.#slotOf(this.#window, at - from)];
      if (place) found(at, this.#numbers[place - 1] ?? 0);
    }
  }

  #hold(place: number): void {
    const slot = this.#slotOf(this.#codes, place);
    if (this.#slots[slot] === 0) this.#slots[slot] = place + 1;
  }

  /** The slot that holds a piece, or the one that is free for it. */
  #slotOf(codes: Uint16Array, at: number): number {
    let hash = 0;
    for (let index = at; index < at + this.#length; index++)
      hash = (Math.imul(hash, 0x01000193) + (codes[index] ?? 0)) | 0;
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let place = this.#slots[slot]; place && !this.#stands(place - 1, codes, at); place = this.#slots[slot])
      slot = (slot + 1) & mask;
    return slot;
  }

  #stands(place: number, codes: Uint16Array, at: number): boolean {
    for (let index = 0; index < this.#length; index++) {
      if (this.#codes[place + index] !== codes[at + index]) return false;
    }
    return true;
  }

  /** Lets pass what stands in the codes from a place on. */
  #sift(from: number): void {
    const code = (at: number) => this.#codes[at] ?? 0;
    const mask = this.#filter.length * 8 - 1;
    for (let at = from; at + seedLength <= this.#end; at++) {
      const hash = seedHash(code(at), code(at + 1), code(at + 2), code(at + 3)) & mask;
      this.#filter[hash >>> 3] = (this.#filter[hash >>> 3] ?? 0) | (1 << (hash & 7));
    }
  }

  #makeRoom(more: number): void {
    let size = this.#codes.length;
    while (size < this.#end + more) size *= 4;
    if (size === this.#codes.length) return;
    const [codes, numbers, slots] = [this.#codes, this.#numbers, this.#slots];
    this.#codes = new Uint16Array(size);
    this.#codes.set(codes);
    this.#numbers = new Int32Array(size);
    this.#numbers.set(numbers);
    this.#filter = new Uint8Array(size * 2);
    this.#sift(0);
    this.#slots = new Int32Array(size * 2);
    for (const place of slots) if (place !== 0) this.#hold(place - 1);
  }
}

function seedHash(first: number, second: number, third: number, fourth: number): number {
  const hash = Math.imul(first ^ (second << 8) ^ (third << 16) ^ (fourth << 24), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}
