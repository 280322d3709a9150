import type { Place } from '../../model/place.ts';
import type { Dialect } from './dialect.ts';
import { originsOf, type Origins } from './origins.ts';
import { childPointer, valueAt, valueUnder } from './pointer.ts';
import { isMapping, type Mapping } from './record.ts';

/** A part of a document and where it stands. */
export interface Part {
  readonly value: unknown;
  readonly pointer: string;
}

/** A document as written, its references followed one at a time and only when somebody asks. */
export interface RawDocument {
  readonly file: string;
  readonly dialect: Dialect;
  readonly root: Mapping;
  readonly at: (pointer: string) => Part;
  readonly child: (part: Part, ...tokens: readonly string[]) => Part;
  /** Follows a chain of references to what they mean; `undefined` where it leads nowhere, in circles, or out of the document. */
  readonly follow: (part: Part) => Part | undefined;
  /** Like `follow`, but stops at a reference whose siblings say something of their own, as JSON Schema 2020-12 allows. */
  readonly followSchema: (part: Part) => Part | undefined;
  /** Adds a schema that the document has only in the form of parameters, and tells its pointer. */
  readonly addSchema: (schema: Mapping) => string;
  /** Where the part was written, in the author's own file. */
  readonly placeOf: (pointer: string) => Place;
}

const added = 'x-rolecall-schemas';

/** A document whose files are resolved. */
export function rawDocument(
  file: string,
  root: Mapping,
  dialect: Dialect,
  origins: Origins = originsOf(file),
): RawDocument {
  const schemas: Mapping[] = [];
  const whole = { ...root, [added]: schemas };
  const known = new Map<string, unknown>();

  const at = (pointer: string): Part => {
    if (!known.has(pointer)) known.set(pointer, valueAt(whole, pointer));
    return { value: known.get(pointer), pointer };
  };

  const chain = (start: Part, stops: (value: Mapping) => boolean): Part | undefined => {
    const seen = new Set<string>();
    let part: Part | undefined = start;
    while (part && isMapping(part.value) && typeof part.value['$ref'] === 'string' && !stops(part.value)) {
      if (seen.has(part.pointer)) return undefined;
      seen.add(part.pointer);
      part = target(part.value['$ref'], at);
    }
    return part;
  };

  return {
    file,
    dialect,
    root: whole,
    at,
    child: (part, ...tokens) => ({
      value: valueUnder(part.value, tokens),
      pointer: childPointer(part.pointer, ...tokens),
    }),
    follow: (part) => chain(part, () => false),
    followSchema: (part) =>
      chain(part, (value) => (dialect === '3.1' ? hasOwnWords(value) : value['nullable'] === true)),
    addSchema: (schema) => {
      schemas.push(schema);
      return childPointer('', added, String(schemas.length - 1));
    },
    placeOf: (pointer) => origins.placeOf(whole, pointer),
  };
}

const annotations = new Set([
  '$ref',
  'description',
  'summary',
  'title',
  'deprecated',
  'example',
  'examples',
  'default',
  '$comment',
]);

function hasOwnWords(value: Mapping): boolean {
  return Object.keys(value).some((key) => !annotations.has(key) && !key.startsWith('x-'));
}

function target(reference: string, at: (pointer: string) => Part): Part | undefined {
  if (reference === '#') return at('');
  if (!reference.startsWith('#/')) return undefined;
  const raw = at(reference.slice(1));
  if (raw.value !== undefined) return raw;
  const decoded = at(percentDecoded(reference.slice(1)));
  return decoded.value === undefined ? undefined : decoded;
}

/** RFC 6901 §6: a pointer in a reference is percent-encoded; many authors forget it, so this is the second try. */
function percentDecoded(pointer: string): string {
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}
