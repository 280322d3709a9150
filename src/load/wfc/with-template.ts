import { isMapping, type Mapping } from '../document/record.ts';
import { valueUnder } from '../document/pointer.ts';
import { pointerOf } from '../validate.ts';

/** Who chooses the second does not want the first of the template. */
const displaced: Readonly<Record<string, string>> = {
  loginEndpointAuth: 'fixedHeaders',
  endpoint: 'externalEndpointURL',
  externalEndpointURL: 'endpoint',
  payloadRaw: 'payloadUserPwd',
  payloadUserPwd: 'payloadRaw',
};

/** Fills in from the template what an entry does not say itself, mapping by mapping; an empty value says nothing. */
export function withTemplate(entry: Mapping, template: Mapping): Mapping {
  const names = new Set([...Object.keys(entry), ...Object.keys(template)]);
  return Object.fromEntries(
    [...names].flatMap((name): [string, unknown][] => {
      const chosen = valueUnder(entry, [displaced[name] ?? '']) ?? undefined;
      const own = valueUnder(entry, [name]) ?? undefined;
      const shared = chosen === undefined ? valueUnder(template, [name]) : undefined;
      if (isMapping(own)) return [[name, withTemplate(own, isMapping(shared) ? shared : {})]];
      const value = own ?? (isMapping(shared) ? withTemplate({}, shared) : shared);
      return value === null || value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Where a value of the merged entry is written: in the entry, else in the template, else it is missing in the entry. */
export function writtenAt(
  path: readonly string[],
  { entry, template, index }: { readonly entry: Mapping; readonly template: Mapping; readonly index: number },
): string {
  const says = (tree: Mapping): boolean => (valueUnder(tree, path) ?? undefined) !== undefined;
  return !says(entry) && says(template)
    ? pointerOf(['authTemplate', ...path])
    : pointerOf(['auth', `${index}`, ...path]);
}
