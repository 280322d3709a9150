import type { Location, Place } from '../model/place.ts';
import { RolecallError, type RolecallErrorCode } from '../model/rolecall-error.ts';

/** One thing that is wrong in a file, with the sentence that says so and how to mend it. */
export interface Problem {
  readonly code: RolecallErrorCode;
  readonly place: Place;
  readonly message: string;
}

/** From a place to its line and column; `undefined` for a file that nobody read. */
export type Locate = (place: Place) => Location | undefined;

/** A place as an editor opens it: `file:line:column`. */
export function placeText(place: Place, locate: Locate): string {
  const location = locate(place);
  return location ? `${location.file}:${location.line}:${location.column}` : place.file;
}

/** Stops with every problem at once, one line each, in the order of the lines. */
export function raise(problems: readonly Problem[], locate: Locate): never {
  const code = problems[0]?.code ?? 'bad-value';
  const files = [...new Set(problems.map(({ place }) => place.file))];
  const lines = problems
    .map(({ place, message }) => ({
      file: files.indexOf(place.file),
      at: locate(place) ?? { line: 1, column: 1 },
      text: `${placeText(place, locate)} ${message}`,
    }))
    .toSorted((a, b) => a.file - b.file || a.at.line - b.at.line || a.at.column - b.at.column);
  throw new RolecallError(code, [...new Set(lines.map(({ text }) => text))].join('\n'));
}
