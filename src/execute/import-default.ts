import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The default export of a module of the user's, TypeScript as it is; `why`: it could not be loaded, in half a sentence. */
export async function importDefault(file: string): Promise<{ readonly exported: unknown } | { readonly why: string }> {
  try {
    const { default: exported }: { readonly default?: unknown } = await import(pathToFileURL(resolve(file)).href);
    return { exported };
  } catch (cause) {
    const [first = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    // Who imported it is no news to its author.
    return { why: first.replace(/ imported from \S+$/, '') || 'unknown reason' };
  }
}
