import { entryOf } from '../../model/entry-of.ts';
import { notSentCodes } from '../../model/not-sent.ts';
import { verdictCodes } from '../../model/verdict-codes.ts';

/** Why a verdict is what it is, in words. */
export function codeWords(code: string): string {
  // What these codes say in words is what would settle them.
  if (entryOf<string>(notSentCodes, code) !== undefined) return `not sent: ${code}`;
  return entryOf<string>(verdictCodes, code) ?? code;
}
