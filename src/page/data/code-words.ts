import { entryOf } from '../../model/entry-of.ts';
import { verdictCodes } from '../../model/verdict-codes.ts';

/** What a verdict code means, in a sentence. */
export function codeWords(code: string): string {
  return entryOf<string>(verdictCodes, code) ?? code;
}
