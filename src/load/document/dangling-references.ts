import type { Operation } from '../../model/operation.ts';
import type { DocumentProblem } from './document-problem.ts';
import type { Part, RawDocument } from './raw-document.ts';
import { isMapping, listOf, type Mapping, mappingOf } from './record.ts';
import { schemaKeywords, schemaListKeywords, schemaMapKeywords } from './schema-keywords.ts';

/** Each reference in a schema that an operation needs and that leads nowhere, with the first operation that needs it. */
export function* danglingReferences(
  document: RawDocument,
  operations: readonly Operation[],
  why: (reference: string) => string,
): Generator<DocumentProblem> {
  const seen = new Set<string>();
  for (const operation of operations) {
    const media: readonly Pick<Operation['bodies'][number], 'schema'>[] = [
      ...operation.parameters,
      ...operation.bodies,
      ...[...operation.responses.values()].flat(),
    ];
    for (const key of media.flatMap(({ schema }) => schema ?? []))
      for (const part of dangling(document, document.at(key), seen))
        yield {
          place: document.placeOf(part.pointer),
          sentence: `${operation.id} needs ${why(String(mappingOf(part.value)['$ref']))}; the schema counts as absent`,
        };
  }
}

function dangling(document: RawDocument, start: Part, seen: Set<string>): readonly Part[] {
  const found: Part[] = [];
  const open = [start];
  for (let part = open.pop(); part; part = open.pop()) {
    if (!isMapping(part.value) || seen.has(part.pointer)) continue;
    seen.add(part.pointer);
    if (typeof part.value['$ref'] === 'string') {
      const target = document.follow(part);
      if (target) open.push(target);
      else found.push(part);
    }
    open.push(...subschemas(document, part, part.value));
  }
  return found;
}

function subschemas(document: RawDocument, part: Part, schema: Mapping): readonly Part[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (schemaKeywords.has(keyword)) return [document.child(part, keyword)];
    if (schemaListKeywords.has(keyword))
      return listOf(value).map((_, index) => document.child(part, keyword, String(index)));
    if (schemaMapKeywords.has(keyword))
      return Object.keys(mappingOf(value)).map((name) => document.child(part, keyword, name));
    return [];
  });
}
