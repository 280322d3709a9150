import { isMapping, listOf, type Mapping, mappingOf } from '../document/record.ts';
import { valueUnder } from '../document/pointer.ts';
import { expectedOneOf } from '../nearest-name.ts';
import { parseYaml } from '../parse-yaml.ts';
import { type Problem, raise } from '../problem.ts';
import { type Source, tokensOf } from '../source.ts';
import { pointerOf, validate } from '../validate.ts';
import type { Note } from './note.ts';
import { textScalars } from './text-scalars.ts';
import { type WfcEntry, wfcEntry } from './wfc-entry.ts';
import { withTemplate, writtenAt } from './with-template.ts';

/** A WFC file with its template filled in. */
export interface Wfc {
  readonly entries: readonly PlacedEntry[];
  /** Settings of a fuzzer, by name. */
  readonly configs: Mapping;
  /** What of it nobody knows, and is left out. */
  readonly notes: readonly Note[];
}

/** A user, and where each of its values is written. */
export interface PlacedEntry {
  readonly written: WfcEntry;
  readonly at: (...path: readonly string[]) => string;
}

const known = ['schemaVersion', 'schema_version', 'auth', 'authTemplate', 'configs'];

/** Reads a WFC `auth.yaml`; what breaks its schema stops here, a line each. What a newer schema brings does not. */
export function readWfc(source: Source): Wfc {
  parseYaml(source);
  const file = mappingOf(textScalars(source.text));
  const problems: Problem[] = [];
  const wrong = (pointer: string, message: string): void => {
    problems.push({ code: 'bad-value', place: { file: source.file, pointer }, message });
  };
  if (!Array.isArray(file['auth']) || file['auth'].length === 0)
    wrong('/auth', '"auth" names nobody: expected a list of users, `- name: …`.');
  const { authTemplate = null } = file;
  if (authTemplate !== null && !isMapping(authTemplate))
    wrong('/authTemplate', '"authTemplate" is no mapping: expected what the users of `auth` have in common.');
  const template = mappingOf(authTemplate);
  const notes = Object.keys(file)
    .filter((key) => !known.includes(key))
    .map((key) => unknown(pointerOf([key]), `unknown key "${key}", ${expectedOneOf(key, known)}`));
  const names = new Map<string, number>();
  const entries = listOf(file['auth']).flatMap((entry, index): PlacedEntry[] => {
    if (!isMapping(entry)) {
      wrong(`/auth/${index}`, `item ${index + 1} is no mapping: expected a user, \`name: …\`.`);
      return [];
    }
    const at = (...path: readonly string[]) => writtenAt(path, { entry, template, index });
    const read = readEntry(withTemplate(entry, template), { file: source.file, at });
    notes.push(...read.notes);
    problems.push(...read.problems);
    if (!read.entry) return [];
    const { name } = read.entry;
    if (names.has(name)) wrong(at('name'), `the name "${name}" stands for another user above: give each its own.`);
    names.set(name, index);
    return [{ written: read.entry, at }];
  });
  if (problems.length > 0) raise(problems, source.locate);
  return { entries, configs: mappingOf(file['configs']), notes };
}

function readEntry(
  merged: Mapping,
  { file, at }: { readonly file: string; readonly at: PlacedEntry['at'] },
): { readonly entry?: WfcEntry; readonly notes: readonly Note[]; readonly problems: readonly Problem[] } {
  const check = (value: Mapping) => validate(wfcEntry, value, { file, pointer: '' });
  const first = check(merged);
  if (first.ok) return { entry: first.data, notes: [], problems: [] };
  const unheard = first.problems.filter(({ code }) => code === 'unknown-key');
  const second = check(
    without(
      merged,
      unheard.map(({ place }) => place.pointer),
    ),
  );
  const placed = ({ place, ...problem }: Problem): Problem => ({
    ...problem,
    place: { ...place, pointer: at(...tokensOf(place.pointer)) },
  });
  return {
    notes: unheard.map(({ place, message }) => unknown(at(...tokensOf(place.pointer)), message)),
    // What is missing because its key is misspelt is told once.
    ...(second.ok ? { entry: second.data, problems: [] } : { problems: first.problems.map(placed) }),
  };
}

function unknown(pointer: string, message: string): Note {
  return { pointer, on: 'key', message: `${message} It was left out.` };
}

function without(tree: Mapping, pointers: readonly string[]): Mapping {
  const copy = structuredClone(tree);
  for (const pointer of pointers) {
    const path = tokensOf(pointer);
    const parent = valueUnder(copy, path.slice(0, -1));
    if (typeof parent === 'object' && parent !== null) Reflect.deleteProperty(parent, path.at(-1) ?? '');
  }
  return copy;
}
