import { printable } from '../printable.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text of foreign origin for an HTML element or attribute. What is no character at all may not stand there, HTML §13.1. */
export function escapeHtml(text: string): string {
  return printable(text.replaceAll(/\p{Noncharacter_Code_Point}+/gu, ' ')).replaceAll(
    /[&<>"']/g,
    (character) => entities[character] ?? '',
  );
}
