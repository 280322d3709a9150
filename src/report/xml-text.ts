import { stripVTControlCharacters } from 'node:util';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** A text for an XML element or attribute. XML 1.0 §2.2 has no way at all to write most control characters: they are left out. */
export function xmlText(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
