import { verdictCodes } from '../../model/verdict-codes.ts';

/** What a verdict code means, in a sentence. */
export function codeWords(code: string): string {
  const words: Readonly<Record<string, string>> = verdictCodes;
  return (Object.hasOwn(words, code) ? words[code] : undefined) ?? code;
}
