import { printable } from './printable.ts';

/** U+200B, as an entity so that it can be seen in the file. */
const gap = '&#8203;';

/**
 * A text as it is, in Markdown that GitHub shows: what would be markup, HTML or the border of a table cell is written as
 * an entity. What is looked for only after entities are read (mentions, issues, bare links) is broken by a gap.
 */
export function markdownText(text: string): string {
  return printable(text)
    .replaceAll(/[\\`*_[\]<>&#|~$]/g, entity)
    .replace(/^[-+=]|^\d+(?=[.)])/, (start) => start.replaceAll(/./g, entity))
    .replaceAll(/@(?=\S)/g, `@${gap}`)
    .replaceAll('://', `:${gap}//`)
    .replaceAll(/\bwww\./gi, (start) => start.slice(0, -1) + gap + '.')
    .replaceAll(/&#35;(?=\d)|\bGH-(?=\d)/gi, (start) => start + gap);
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
