/**
 * A text of a server or a file as it can be looked at: what has no look of its own, or would turn the order of what stands
 * beside it, is shown as its code point. Line ends and tabs stay where the text is shown in lines.
 */
export function shown(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\n' || character === '\t' ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
