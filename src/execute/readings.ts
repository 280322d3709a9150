/** A text as a client reads it that takes its escapes away. */
interface Reading {
  readonly text: string;
  /** Where each of its characters begins in the text as it was written, and where the last one ends; absent: where it does here. */
  readonly at?: Uint32Array;
}

interface Escape {
  readonly mark: string;
  readonly pattern: RegExp;
  readonly character: (escape: string) => string;
}

const letters: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** RFC 3986 §2.1, RFC 8259 §7, HTML §13.5. */
const escapes: readonly Escape[] = [
  {
    mark: '%',
    pattern: /%[0-7][0-9a-f]|(?:%[89a-f][0-9a-f])+/gi,
    character: (escape) => Buffer.from(escape.replaceAll('%', ''), 'hex').toString(),
  },
  {
    mark: '\\',
    pattern: /\\(?:u[0-9a-f]{4}|.)/gi,
    character: ([, kind = '', ...digits]) =>
      digits.length > 0 ? String.fromCharCode(Number.parseInt(digits.join(''), 16)) : (letters[kind] ?? kind),
  },
  {
    // What stands before it may be a backslash of its own: cut texts and careless readers take the escape all the same.
    mark: String.raw`\u`,
    pattern: /\\u[0-9a-f]{4}/gi,
    character: (escape) => String.fromCharCode(Number.parseInt(escape.slice(2), 16)),
  },
  {
    mark: '&',
    pattern: /&(?:#x0*[0-9a-f]{1,5}|#0*\d{1,6}|amp|lt|gt|quot|apos);/gi,
    character: (escape) => {
      const name = escape.slice(1, -1).toLowerCase();
      if (!name.startsWith('#')) return entities[name] ?? escape;
      const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return String.fromCharCode(code);
    },
  },
];

const deepest = 2;

/** A text in all ways to read it: as it is, and without its escapes, of one kind or of one inside another. Most have none. */
export function readingsOf(written: string): readonly Reading[] {
  if (!/[%\\&]/.test(written)) return [{ text: written }];
  const found: Reading[] = [{ text: written }];
  const known = new Set([written]);
  let last: readonly Reading[] = found;
  for (let depth = 0; depth < deepest && last.length > 0; depth++) {
    last = last.flatMap((reading) => escapes.flatMap((escape) => without(escape, reading) ?? []));
    last = last.filter(({ text }) => !known.has(text) && known.add(text));
    found.push(...last);
  }
  return found;
}

function without({ mark, pattern, character }: Escape, { text, at }: Reading): Reading | undefined {
  if (!text.includes(mark)) return undefined;
  const places = new Uint32Array(text.length + 1);
  let plain = '';
  let end = 0;
  const take = (piece: string, from: number, step: number) => {
    for (let index = 0; index < piece.length; index++) places[plain.length + index] = placeIn(at, from + index * step);
    plain += piece;
  };
  for (const match of text.matchAll(pattern)) {
    const [escape] = match;
    take(text.slice(end, match.index), end, 1);
    take(character(escape), match.index, 0);
    end = match.index + escape.length;
  }
  if (end === 0) return undefined;
  take(text.slice(end), end, 1);
  places[plain.length] = placeIn(at, text.length);
  return { text: plain, at: places };
}

function placeIn(at: Uint32Array | undefined, index: number): number {
  return at?.[index] ?? index;
}
