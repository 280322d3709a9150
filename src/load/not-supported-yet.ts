import type { Place } from '../model/place.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import type { Problem } from './problem.ts';
import { pointerOf } from './validate.ts';

interface NotYet {
  readonly file: FormatName;
  /** Path from the top of the file; `*` is any key. */
  readonly at: string;
  readonly what: string;
  readonly where?: (value: unknown, vocabulary: Vocabulary) => boolean;
}

/** The files that people write, by the name of their schema. */
export type FormatName = 'rolecall' | 'role-matrix' | 'scenario' | 'coverage' | 'baseline' | 'durations';

/** What the design promises and nothing keeps yet: building a feature deletes its line. */
const notYet: readonly NotYet[] = [
  { file: 'rolecall', at: 'environments/*/direct', what: '"direct"' },
  { file: 'rolecall', at: 'environments/*/gateway', what: '"gateway"' },
];

/** A rule that stands alone, as the vendor extension of a document does, obeys the list too. */
export function ruleNotSupportedYet(rule: unknown, place: Place, vocabulary: Vocabulary): Problem[] {
  const found = notSupportedYet(
    'role-matrix',
    { operations: { rule } },
    { place: { file: place.file, pointer: '' }, vocabulary },
  );
  return found.map(({ code, message, place: { pointer } }) => ({
    code,
    message,
    place: { file: place.file, pointer: pointer.replace('/operations/rule', () => place.pointer), on: 'key' },
  }));
}

/** One problem for each key of a file whose feature is not built yet. */
export function notSupportedYet(
  file: FormatName,
  value: unknown,
  { place, vocabulary }: { readonly place: Place; readonly vocabulary: Vocabulary },
): Problem[] {
  return notYet
    .filter((entry) => entry.file === file)
    .flatMap(({ at, what, where = () => true }) =>
      [...nodes(value, at.split('/'))]
        .filter((node) => where(node.value, vocabulary))
        .map(({ path }) => ({
          code: 'not-supported-yet' as const,
          place: { ...place, pointer: place.pointer + pointerOf(path), on: 'key' as const },
          message: `${what} is not supported yet.`,
        })),
    );
}

function* nodes(
  value: unknown,
  [token, ...rest]: readonly string[],
  path: readonly string[] = [],
): Generator<{ path: readonly string[]; value: unknown }> {
  if (token === undefined) {
    yield { path, value };
    return;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [key, child] of Object.entries(value)) {
    if (token === '*' || token === key) yield* nodes(child, rest, [...path, key]);
  }
}
