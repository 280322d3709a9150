import { shown } from './shown.ts';

/**
 * A text as a table shows it. Tables are pasted into spreadsheets, which take what begins with `=`, `+`, `-` or `@` for a
 * formula (https://owasp.org/www-community/attacks/CSV_Injection): such a text gets an apostrophe in front.
 */
export function cellText(text: string): string {
  const safe = shown(text).replaceAll(/\s+/g, ' ').trim();
  return /^[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]/.test(safe) ? `'${safe}` : safe;
}
