import type * as z from 'zod';
import type { Place } from '../model/place.ts';
import { expectedOneOf } from './nearest-name.ts';
import type { Problem } from './problem.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** The value in the schema's type, or all that is wrong with it, placed in the file. */
export type Validated<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Checks a value that stands at `root` in a file against a schema. */
export function validate<S extends z.ZodType>(schema: S, value: unknown, root: Place): Validated<z.output<S>> {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, data: result.data };
  const found = result.error.issues.flatMap((issue) => findings(issue, [], value));
  const renamed = new Set(found.flatMap(({ instead }) => instead ?? []));
  const misspelt = new Set(
    found.flatMap(({ instead, path }) => (instead === undefined ? [] : pointerOf(path.slice(0, -1)))),
  );
  return {
    ok: false,
    problems: found
      // A misspelt key is one mistake, not a missing key and an unknown one.
      .filter(({ missing }) => missing === undefined || !renamed.has(missing))
      .filter(({ lacking, path }) => !lacking || !misspelt.has(pointerOf(path)))
      .map(({ code, path, on, message }) => ({
        code,
        place: { file: root.file, pointer: root.pointer + pointerOf(path), ...(on && { on }) },
        message,
      })),
  };
}

interface Found {
  readonly code: Problem['code'];
  readonly path: Path;
  readonly on?: 'key';
  readonly message: string;
  /** Pointer of a required key that is not there. */
  readonly missing?: string;
  /** Said of a mapping in which one of several keys is wanted. */
  readonly lacking?: true;
  /** Pointer of the key that an unknown key was probably meant to be. */
  readonly instead?: string;
}

function findings(issue: Issue, above: Path, value: unknown): Found[] {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const messages = issue.message.split('\n');
      return issue.keys.map((key, index) => {
        const message = messages[index] ?? `unknown key "${key}".`;
        const near = /Did you mean "(.*)"\?$/.exec(message)?.[1];
        return {
          code: 'unknown-key',
          path: [...path, key],
          on: 'key',
          message,
          ...(near !== undefined && { instead: pointerOf([...path, near]) }),
        };
      });
    }
    case 'invalid_key':
      return [
        {
          code: 'bad-value',
          path,
          on: 'key',
          message: `${name(path)} cannot be a key here: ${issue.issues.map(({ message }) => message).join(', ')}`,
        },
      ];
    case 'invalid_union':
      return unionFindings(issue.errors, path, value);
    case 'invalid_value':
      return [
        wrong(
          path,
          value,
          issue.message.startsWith('expected') ? sentence(issue.message) : oneOf(issue.values, valueAt(value, path)),
        ),
      ];
    case 'invalid_type':
      return [wrongType(path, value, `expected ${typeName(issue.expected)}.`)];
    case 'custom':
      return [
        {
          code: 'bad-value',
          path,
          message: sentence(issue.message.startsWith('expected') ? `${name(path)}: ${issue.message}` : issue.message),
          ...(issue.params?.['lacking'] === true && { lacking: true }),
        },
      ];
    default:
      return [wrong(path, value, sentence(issue.message))];
  }
}

/**
 * zod answers with the issues of every branch. The branch that was meant is the one whose type fits; where none fits,
 * one sentence names all the types.
 */
function unionFindings(branches: readonly (readonly Issue[])[], path: Path, value: unknown): Found[] {
  const meant = branches.find(
    (issues) =>
      !issues.some((issue) => issue.path.length === 0 && ['invalid_type', 'invalid_value'].includes(issue.code)),
  );
  if (meant) return meant.flatMap((issue) => findings(issue, path, value));
  const types = branches.flatMap((issues) =>
    issues.flatMap((issue) => (issue.path.length > 0 ? [] : expectation(issue))),
  );
  return [wrongType(path, value, `expected ${[...new Set(types)].join(' or ')}.`)];
}

function expectation(issue: Issue): string[] {
  if (issue.code === 'invalid_type') return [typeName(issue.expected)];
  return issue.code === 'invalid_value' ? [issue.values.map(String).join(' or ')] : [];
}

function wrong(path: Path, value: unknown, expected: string): Found {
  const at = valueAt(value, path);
  if (at === undefined)
    return {
      code: 'bad-value',
      path: path.slice(0, -1),
      message: `${name(path)} is missing: ${expected}`,
      missing: pointerOf(path),
    };
  return { code: 'bad-value', path, message: `${name(path)} is ${shown(at)}: ${expected}` };
}

/** Where a mapping is expected, a text is most likely a secret written down: it is not repeated. */
function wrongType(path: Path, value: unknown, expected: string): Found {
  if (typeof valueAt(value, path) !== 'string') return wrong(path, value, expected);
  return { code: 'bad-value', path, message: `${name(path)} is a text: ${expected}` };
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}

function oneOf(values: readonly unknown[], actual: unknown): string {
  return expectedOneOf(typeof actual === 'string' ? actual : '', values.map(String));
}

function name(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'number' ? `item ${last + 1}` : `"${String(last)}"`;
}

function shown(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' ? 'a mapping' : JSON.stringify(value);
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

function typeName(expected: string): string {
  return typeNames[expected] ?? expected;
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Reflect.get(at, key);
  }
  return at;
}

/** RFC 6901 §3. */
export function pointerOf(path: Path): string {
  return path.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
