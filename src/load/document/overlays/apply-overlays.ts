import { raise } from '../../problem.ts';
import { readSource, type Source } from '../../source.ts';
import type { Origins } from '../origins.ts';
import type { Mapping } from '../record.ts';
import { edited } from './edited.ts';
import type { OverlayAction } from './overlay-format.ts';
import { readOverlay } from './read-overlay.ts';

/** A document with what its overlays change. */
export interface Overlaid {
  readonly root: Mapping;
  readonly sources: readonly Source[];
  /** One line each: overlays that change nothing. */
  readonly warnings: readonly string[];
}

/** Applies overlay files in their order, action by action: each sees what the ones before it left. */
export async function applyOverlays(
  root: Mapping,
  files: readonly string[],
  { origins, namedAt }: { readonly origins: Origins; readonly namedAt: (pointer: string) => string },
): Promise<Overlaid> {
  const sources: Source[] = [];
  const warnings: string[] = [];
  const document = edited(root, origins);
  for (const [order, file] of files.entries()) {
    const source = await readSource(file, () => namedAt(`/overlays/${order}`));
    sources.push(source);
    const actions = readOverlay(source);
    for (const [index, action] of actions.entries()) {
      const pointer = `/actions/${index}`;
      const found = await select(document.root(), action, { source, pointer });
      let changed = 0;
      // A list's items move when one before them goes: the last one goes first.
      for (const location of found.toReversed()) {
        if (action.remove === true) document.remove(location);
        else if (!document.update(location, action.update, { file, pointer: `${pointer}/update` })) continue;
        changed++;
      }
      if (changed > 0) continue;
      const { line, column } = source.locate({ pointer: `${pointer}/target` });
      const what = found.length === 0 ? 'matches nothing in the document' : 'matches neither a mapping nor a list';
      warnings.push(`${file}:${line}:${column} the target ${action.target} ${what}: the action changes nothing`);
    }
  }
  return { root: document.root(), sources, warnings };
}

async function select(
  root: Mapping,
  { target }: OverlayAction,
  { source, pointer }: { readonly source: Source; readonly pointer: string },
): Promise<readonly (readonly (string | number)[])[]> {
  const { compile, JSONPathError } = await import('json-p3');
  try {
    // A node that is selected twice is changed once.
    const found = isJson(root) ? [...compile(target).query(root)].map(({ location }) => location) : [];
    return [...new Map(found.map((location) => [JSON.stringify(location), location])).values()];
  } catch (cause) {
    if (!(cause instanceof JSONPathError)) throw cause;
    const message = `the target "${target}" is no JSONPath: ${cause.message}. Expected an expression such as $.paths['/orders'].post.`;
    return raise(
      [{ code: 'bad-value', place: { file: source.file, pointer: `${pointer}/target` }, message }],
      source.locate,
    );
  }
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What a parser of JSON or YAML made is JSON, dates and such being texts. */
function isJson(tree: Mapping): tree is { [key: string]: Json } {
  return typeof tree === 'object';
}
