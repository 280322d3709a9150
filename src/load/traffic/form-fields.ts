import type { RecordedField } from './recorded-request.ts';

/** What stands for the content of a file, which recordings rarely hold. */
const fileContent = 'rolecall';

/** Form fields as the value that they stand for: `a[b]=c` and `a[0]=c` nest, what comes again is a list. */
export function fieldsOf(content: string | readonly RecordedField[]): Readonly<Record<string, unknown>> {
  const fields =
    typeof content === 'string'
      ? [...new URLSearchParams(content)].map(([name, value]) => ({ name, value, file: false }))
      : content;
  const root = new Map<string, unknown>();
  for (const { name, value, file } of fields) put(root, stepsOf(name), file ? fileContent : value);
  return Object.fromEntries([...root].map(([name, value]) => [name, plain(value)]));
}

function stepsOf(name: string): readonly string[] {
  const [, first, nested] = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name) ?? [];
  if (first === undefined || nested === undefined) return [name];
  return [first, ...[...nested.matchAll(/\[([^[\]]*)\]/g)].map(([, step = '']) => step)];
}

function put(into: Map<string, unknown>, [step = '', ...rest]: readonly string[], value: string): void {
  // `a[]=x` appends.
  const key = step === '' ? String(into.size) : step;
  const known = into.get(key);
  if (rest.length > 0) {
    const child = known instanceof Map ? known : new Map<string, unknown>();
    into.set(key, child);
    put(child, rest, value);
  } else if (known === undefined) into.set(key, value);
  else into.set(key, Array.isArray(known) ? [...known, value] : [known, value]);
}

function plain(value: unknown): unknown {
  if (!(value instanceof Map)) return value;
  const entries = [...value].map(([key, child]): [string, unknown] => [String(key), plain(child)]);
  const isList = entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, child]) => child) : Object.fromEntries(entries);
}
