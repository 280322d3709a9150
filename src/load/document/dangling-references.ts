import type { Operation } from '../../model/operation.ts';
import type { Part, RawDocument } from './raw-document.ts';
import { isMapping, listOf, type Mapping, mappingOf } from './record.ts';
import { schemaKeywords, schemaListKeywords, schemaMapKeywords } from './schema-keywords.ts';

/** One line for each reference in a schema that an operation needs and that leads nowhere, with the first operation that needs it. */
export function danglingReferences(document: RawDocument, operations: readonly Operation[]): readonly string[] {
  const seen = new Set<string>();
  return operations.flatMap((operation) => {
    const keys = [operation.parameters, operation.bodies, ...operation.responses.values()]
      .flatMap((media): readonly Pick<Operation['bodies'][number], 'schema'>[] => media)
      .flatMap(({ schema }) => schema ?? []);
    return keys
      .flatMap((key) => dangling(document, document.at(key), seen))
      .map(
        (part) =>
          `${document.file}#${part.pointer} ${operation.id} needs ${String(mappingOf(part.value)['$ref'])}, which leads nowhere; the schema counts as absent`,
      );
  });
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
