import { isMap, parseDocument } from 'yaml';
import { mappingOf } from '../document/record.ts';

/** Whether the text is a WFC `auth.yaml`: a mapping, YAML or JSON, with the list `auth`. An HTTP archive has a `log` instead. */
export function isWfc(text: string): boolean {
  // Recordings may be large, and most never say the word.
  if (!/\bauth["']?\s*:/.test(text)) return false;
  const keys = text.trimStart().startsWith('{') ? keysOfJson(text) : undefined;
  const has = keys ?? ((key: string) => keyOfYaml(text, key));
  return has('auth') && !has('log');
}

function keysOfJson(text: string): ((key: string) => boolean) | undefined {
  try {
    const value = mappingOf(JSON.parse(text));
    return (key) => Object.hasOwn(value, key);
  } catch {
    return undefined;
  }
}

/** Broken further down, it is meant as YAML all the same: the error of a parser helps more than that it is no recording. */
function keyOfYaml(text: string, key: string): boolean {
  const { contents } = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  return isMap(contents) && contents.has(key);
}
