import type { Operation, OperationId } from '../../../model/operation.ts';
import type { Part, RawDocument } from '../raw-document.ts';
import { isMapping, listOf, mappingOf } from '../record.ts';
import type { PartKind } from './official-schemas.ts';

/** A part of the document that an operation needs. */
export interface PartInUse {
  readonly kind: PartKind;
  readonly part: Part;
  /** The first operation that needs it. */
  readonly operation: OperationId;
}

/** The operations as written and all that they refer to, each part once. */
export function* partsInUse(document: RawDocument, operations: readonly Operation[]): Generator<PartInUse> {
  const seen = new Set<string>();
  for (const operation of operations) {
    const open: PartInUse[] = startOf(document, operation).map((part) => ({ ...part, operation: operation.id }));
    for (let next = open.pop(); next; next = open.pop()) {
      if (seen.has(next.part.pointer)) continue;
      seen.add(next.part.pointer);
      yield next;
      for (const { kind, part } of referred(document, next)) open.push({ kind, part, operation: operation.id });
    }
  }
}

type Found = Pick<PartInUse, 'kind' | 'part'>;

function startOf(document: RawDocument, { path, method }: Operation): readonly Found[] {
  const item = document.follow(document.child(document.at('/paths'), path));
  if (!item) return [];
  const shared = listOf(mappingOf(item.value)['parameters']).flatMap((_, index) => {
    const part = document.follow(document.child(item, 'parameters', String(index)));
    return part ? [{ kind: 'parameter' as const, part }] : [];
  });
  return [...shared, { kind: 'operation', part: document.child(item, method.toLowerCase()) }];
}

const data = new Set(['example', 'examples', 'default', 'enum', 'const', 'links', 'callbacks']);
const names = new Set(['properties', 'patternProperties', 'responses', 'headers', 'content', 'encoding']);

/** What a part refers to directly, with what it must be by where the reference stands. */
function* referred(document: RawDocument, { kind, part }: PartInUse): Generator<Found> {
  const seen = new Set<unknown>();
  const open: { readonly part: Part; readonly above: readonly string[] }[] = [{ part, above: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { part: at, above } = next;
    const { value } = at;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isMapping(value) && typeof value['$ref'] === 'string') {
      const target = document.follow(at);
      if (target && target.pointer !== '') yield { kind: kindAt(kind, above), part: target };
      continue;
    }
    const named = names.has(above.at(-1) ?? '') && !names.has(above.at(-2) ?? '');
    for (const key of Object.keys(value))
      if (named || !(data.has(key) || key.startsWith('x-')))
        open.push({ part: document.child(at, key), above: [...above.slice(-2), key] });
  }
}

const kinds: Readonly<Record<string, PartKind>> = { parameters: 'parameter', responses: 'response', headers: 'header' };

function kindAt(within: PartKind, above: readonly string[]): PartKind {
  const [grandparent, parent, last] = [undefined, undefined, undefined, ...above].slice(-3);
  if (within === 'schema' || grandparent === 'properties') return 'schema';
  if (last === 'requestBody') return 'requestBody';
  return kinds[parent ?? ''] ?? 'schema';
}
