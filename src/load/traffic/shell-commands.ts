import { parse } from 'shell-quote';
import { unknownText } from './recorded-request.ts';

/** The words of a shell script, and `undefined` where one command ends and the next begins. Nothing is run or expanded. */
export function* shellWords(text: string): Generator<string | undefined> {
  // A backslash at the end of a line continues it; the parser would make an empty word of it.
  const joined = text.replaceAll(/\\\r?\n/g, ' ');
  for (const word of parse(joined, () => unknownText)) {
    if (typeof word === 'string') yield word;
    else if ('comment' in word) {
      yield undefined;
      // The parser knows no lines: a comment is all the rest for it.
      const next = word.comment.indexOf('\n');
      if (next >= 0) yield* shellWords(word.comment.slice(next));
      return;
    } else if (word.op === 'glob') yield word.pattern;
    else yield undefined;
  }
}
