import { dirname, join, relative, resolve } from 'node:path';
import { readSource, type Source } from '../source.ts';
import { documentSource } from './document-source.ts';
import type { Dialect } from './dialect.ts';
import type { Origins } from './origins.ts';
import { parseText } from './parse-text.ts';
import { isUrl, outOfReach, type Reach } from './reach.ts';
import type { Mapping } from './record.ts';
import { referencesIn } from './references-in.ts';

/** Where the other files of a document are put; the key is never shown. */
export const filesKey = 'x-rolecall-files';

/** A document whose references all point into itself, but for those that lead nowhere. */
export interface Brought {
  readonly root: Mapping;
  readonly sources: readonly Source[];
  /** Why a reference to another file leads nowhere, by the reference as written. */
  readonly reasons: ReadonlyMap<string, string>;
}

interface Read {
  readonly value: unknown;
  readonly source: Source;
}

/**
 * Brings the files that a document refers to into it, under a key of their own, and turns the references to them into
 * references inside. Nothing is dereferenced: a dereferenced document of Stripe's size has 16 thousand million nodes.
 */
export async function bringFiles(
  {
    file,
    root,
    dialect,
    origins,
  }: { readonly file: string; readonly root: Mapping; readonly dialect: Dialect; readonly origins: Origins },
  reach: Reach,
): Promise<Brought> {
  // Most documents are one file, and need no resolver.
  const outside = referencesIn(root).some(({ $ref }) => !String($ref).startsWith('#'));
  if (!outside) return { root, sources: [], reasons: new Map() };
  const start = keyOf(file);
  const refused = new Map<string, string>();
  const files = await filesOf({ file, root, dialect }, { reach, refused });

  const mounted: { readonly key: string; readonly read: Read }[] = [];
  const reasons = new Map<string, string>();
  const mountOf = (key: string): string | undefined => {
    if (key === start) return '#';
    const read = files.get(key);
    if (!read) return undefined;
    const known = mounted.findIndex((other) => other.key === key);
    return `#/${filesKey}/${known === -1 ? mounted.push({ key, read }) - 1 : known}`;
  };
  const rewrite = (tree: unknown, base: string): void => {
    for (const holder of referencesIn(tree)) {
      const written = String(holder['$ref']);
      const [path = '', fragment = ''] = written.split('#', 2);
      const key = keyOf(path, base);
      const mount = /^(?:\/|$)/.test(fragment) ? mountOf(key) : undefined;
      if (mount === undefined)
        reasons.set(written, refused.get(key) ?? outOfReach(start, key, reach) ?? 'there is no such file');
      else holder['$ref'] = `${mount}${fragment}`;
    }
  };
  rewrite(root, start);
  for (const { key, read } of mounted) rewrite(read.value, key);

  const values = Object.fromEntries(mounted.map(({ read }, index) => [String(index), read.value]));
  mounted.forEach(({ read }, index) => origins.set(values, String(index), { file: read.source.file, pointer: '' }));
  return { root: { ...root, [filesKey]: values }, sources: mounted.map(({ read }) => read.source), reasons };
}

/** All files that the document refers to, and they in turn. What cannot be read or is refused says why in `refused`. */
async function filesOf(
  { file, root, dialect }: { readonly file: string; readonly root: Mapping; readonly dialect: Dialect },
  { reach, refused }: { readonly reach: Reach; readonly refused: Map<string, string> },
): Promise<ReadonlyMap<string, Read>> {
  const files = new Map<string, Read>();
  const start = keyOf(file);
  const wanted = new Set<string>();
  const want = (tree: unknown, base: string): void => {
    for (const { $ref } of referencesIn(tree)) wanted.add(keyOf(String($ref).split('#', 1)[0] ?? '', base));
  };
  want(root, start);
  const read = async (written: string): Promise<string> => {
    const key = keyOf(written);
    try {
      const reason = wanted.has(key) ? outOfReach(start, key, reach) : 'only data refers to it';
      if (reason !== undefined) throw new Error(reason);
      const name = nameOf(file, key);
      const text = isUrl(key) ? await reach.fetch(key) : (await readSource(name)).text;
      const value = parseText(name, text);
      want(value, key);
      files.set(key, { value, source: documentSource(name, text) });
      return text;
    } catch (cause) {
      refused.set(key, cause instanceof Error ? cause.message : String(cause));
      throw cause;
    }
  };
  const { resolveReferences } = await import('./resolve-references.ts');
  await resolveReferences(file, { root, dialect, read, parse: (url) => files.get(keyOf(url))?.value });
  return files;
}

/** A file or URL in the one form in which they are compared: an absolute path or a URL. */
function keyOf(written: string, base?: string): string {
  if (written === '' && base !== undefined) return base;
  if (isUrl(written)) return URL.parse(written)?.href.replace(/#.*$/, '') ?? written;
  if (base !== undefined && isUrl(base)) return URL.parse(written, base)?.href.replace(/#.*$/, '') ?? written;
  const path = decoded(written.replace(/^file:\/\//i, ''));
  return base === undefined ? resolve(path) : resolve(dirname(base), path);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** As the user would name it: relative where the document was named so. */
function nameOf(file: string, key: string): string {
  return isUrl(key) ? key : join(dirname(file), relative(dirname(resolve(file)), key));
}
