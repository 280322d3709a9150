import type * as z from 'zod';
import type { Vocabulary } from '../model/vocabulary.ts';
import { notSupportedYet, type FormatName } from './not-supported-yet.ts';
import { parseYaml } from './parse-yaml.ts';
import { raise } from './problem.ts';
import type { Source } from './source.ts';
import { validate } from './validate.ts';

/** A file that a person wrote, in the type of its schema; all its problems at once where there are any. */
export function readFormat<S extends z.ZodType>(
  source: Source,
  schema: S,
  { name, vocabulary }: { readonly name: FormatName; readonly vocabulary: Vocabulary },
): z.output<S> {
  const place = { file: source.file, pointer: '' };
  const value = parseYaml(source);
  if (value === null || value === undefined) {
    const code = name === 'role-matrix' ? 'empty-matrix' : 'bad-value';
    return raise(
      [
        {
          code,
          place,
          message: `${name === 'role-matrix' ? 'empty matrix: ' : ''}the file is empty: expected it to begin with \`rolecall: 1\`.`,
        },
      ],
      source.locate,
    );
  }
  const early = notSupportedYet(name, value, { place, vocabulary });
  const read = validate(schema, value, place);
  if (read.ok && early.length === 0) return read.data;
  const within = (pointer: string) =>
    early.some(({ place: { pointer: at } }) => pointer === at || pointer.startsWith(`${at}/`));
  const problems = read.ok ? [] : read.problems.filter((problem) => !within(problem.place.pointer));
  return raise([...early, ...problems], source.locate);
}
