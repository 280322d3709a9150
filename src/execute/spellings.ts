const entities: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/**
 * What finds a text in every spelling that formats have for its special characters: percent, lower case too, JSON with `\/` as
 * PHP and `\u003d` as Java and Go write it, HTML. `undefined` where it has none.
 */
export function spellingsOf(text: string): string | undefined {
  if (!/[^\w.~-]/.test(text)) return undefined;
  return Array.from(text, (character) =>
    /[\w.~-]/.test(character) ? RegExp.escape(character) : spelled(character),
  ).join('');
}

function spelled(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const literal = RegExp.escape(character);
  const hex = Array.from(code.toString(16).padStart(2, '0'), (digit) => `[${digit}${digit.toUpperCase()}]`).join('');
  const forms = [
    literal,
    String.raw`\\${literal}`,
    `%${hex}`,
    String.raw`\\u00${hex}`,
    `&#[xX]0*${hex};`,
    `&#0*${code};`,
  ];
  const entity = entities[character];
  return `(?:${(entity === undefined ? forms : [...forms, `&${entity};`]).join('|')})`;
}

const leastCharacters = 8;

/** What Base64 makes of a text inside a longer one, `user:text` for example: as much of it as no neighbour has a part in. */
export function insideBase64(text: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const [from, to] = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)];
    const forms = [bytes.toString('base64').slice(from, to), bytes.toString('base64url').slice(from, to)];
    return forms.filter(({ length }) => length >= leastCharacters);
  });
}
