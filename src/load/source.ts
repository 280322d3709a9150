import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Location, Place } from '../model/place.ts';
import { RolecallError } from '../model/rolecall-error.ts';

/** A file that a person wrote, YAML or JSON, with the way back from a place in it to line and column. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly sha256: string;
  /** Builds the line map when first asked: about 0.3 s and 100 MB for each MB of text. The nearest parent where the place itself is absent. */
  readonly locate: (place: Omit<Place, 'file'>) => Location;
}

/** Reads a file; a file that cannot be read is the user's mistake, said in one line. `namedAt`: `file:line:column ` of the line that names it. */
export async function readSource(file: string, namedAt: () => string = () => ''): Promise<Source> {
  try {
    return sourceOf(file, (await readFile(file)).toString('utf8'));
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
    const namer = namedAt();
    throw new RolecallError(
      'unreadable-file',
      `${namer}${file} cannot be read (${reason}). Is the path right, relative to ${namer === '' ? 'where you started rolecall' : 'the file that names it'}?`,
      { cause },
    );
  }
}

/** A source whose text is already at hand. */
export function sourceOf(file: string, text: string): Source {
  let map: ReturnType<typeof lineMap> | undefined;
  return {
    file,
    text,
    sha256: hash('sha256', text),
    locate: (place) => {
      map ??= lineMap(text);
      return { file, ...map(place) };
    },
  };
}

function lineMap(text: string): (place: Omit<Place, 'file'>) => { line: number; column: number } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' });
  return ({ pointer, on }) => {
    let node: unknown = document.contents;
    let offset = offsetOf(node) ?? 0;
    for (const token of tokensOf(pointer)) {
      const found = child(isAlias(node) ? node.resolve(document) : node, token);
      if (!found) break;
      node = found.value;
      offset = (on === 'key' ? found.key : offsetOf(found.value)) ?? found.key ?? offset;
    }
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
}

function child(
  node: unknown,
  token: string,
): { readonly value: unknown; readonly key: number | undefined } | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(token)];
    return value === undefined ? undefined : { value, key: offsetOf(value) };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === token);
  return pair && { value: pair.value, key: offsetOf(pair.key) };
}

function offsetOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  const [start] = node.range;
  return typeof start === 'number' ? start : undefined;
}

/** RFC 6901 §4. */
export function tokensOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((token) => (token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token));
}
