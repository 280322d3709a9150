import { printable } from './printable.ts';

/** `[text](target)` is a link in a SARIF message (§3.11.6): whatever a server says must not become one. */
export function sarifMessage(text: string): { readonly text: string } {
  return { text: printable(text).replaceAll('](', '] (') };
}
