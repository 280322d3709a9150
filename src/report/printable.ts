import { stripVTControlCharacters } from 'node:util';

/**
 * A text of foreign origin on one line: no escape sequences, control or direction characters can reach the terminal or the
 * file. Nor does any command to a CI server that reads what is printed: Azure Pipelines, TeamCity and GitHub take
 * `##vso[…]`, `##teamcity[…]` and `##[…]` for one in the middle of a line.
 */
export function printable(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/##(?=\w*\[)/g, '# #')
    .trim();
}
