import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml';
import { parseDocument } from 'yaml';
import { RolecallError } from '../../model/rolecall-error.ts';

/** YAML 1.2 with merge keys: dates stay strings, as in JSON. */
const schema = CORE_SCHEMA.withTags(mergeTag);

/**
 * Reads JSON or YAML, forgiving where authors' other tools are: js-yaml 5 refuses closing braces at their parent's indent
 * (32 of 33 Docker Engine documents), which `yaml` takes. See https://github.com/nodeca/js-yaml/issues/768.
 */
export function parseText(file: string, text: string): unknown {
  if (/^\s*[{[]/.test(text)) {
    try {
      return JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch {
      // Flow YAML starts like JSON, and what is wrong with JSON the YAML parsers say with line and column.
    }
  }
  try {
    return load(text, { schema });
  } catch (cause) {
    return parseLeniently(file, text, cause);
  }
}

function parseLeniently(file: string, text: string, cause: unknown): unknown {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (!error) {
    try {
      return document.toJS();
    } catch {
      // Aliases without end: the first parser's words are the better ones.
    }
  }
  const place = markOf(cause) ?? error?.linePos?.[0] ?? { line: 1, col: 1 };
  const reason = cause instanceof YAMLException ? cause.reason : (error?.message.split('\n')[0] ?? 'unreadable');
  throw new RolecallError(
    'bad-syntax',
    `${file}:${place.line}:${place.col} this is neither JSON nor YAML: ${reason}. Mend the syntax at this place.`,
    {
      cause,
    },
  );
}

function markOf(cause: unknown): { readonly line: number; readonly col: number } | undefined {
  if (!(cause instanceof YAMLException) || !cause.mark) return undefined;
  return { line: cause.mark.line + 1, col: cause.mark.column + 1 };
}
