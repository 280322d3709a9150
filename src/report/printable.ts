import { stripVTControlCharacters } from 'node:util';

/** A text of foreign origin on one line: no escape sequences, control or direction characters can reach the terminal or the file. */
export function printable(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}
