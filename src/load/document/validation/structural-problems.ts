import type { ErrorObject } from 'ajv';
import type { Operation } from '../../../model/operation.ts';
import type { DocumentProblem } from '../document-problem.ts';
import { childPointer } from '../pointer.ts';
import type { RawDocument } from '../raw-document.ts';
import { isMapping } from '../record.ts';
import { officialSchemas } from './official-schemas.ts';
import { partsInUse, type PartInUse } from './parts-in-use.ts';

/** Where these operations, and what they refer to, break the official schema of their version: checked part by part, as long as somebody listens. */
export function* structuralProblems(
  document: RawDocument,
  operations: readonly Operation[],
): Generator<DocumentProblem> {
  const { openapi } = document.root;
  // No official schema of OpenAPI 3.2 comes with the parser, and that of 3.1 would call what is new wrong.
  if (typeof openapi === 'string' && !/^3\.[01]\b/.test(openapi)) return;
  const check = officialSchemas(document.dialect);
  for (const found of partsInUse(document, operations)) {
    if (!isMapping(found.part.value)) continue;
    for (const error of telling(check(found.kind, found.part.value))) yield problem(document, found, error);
  }
}

/** Alternatives that do not fit say nothing: of errors along one way into the document the deepest is what its author wants to know. */
function telling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const own = errors.filter(({ keyword, params }) => !summaries.has(keyword) && params['missingProperty'] !== '$ref');
  const candidates = own.length > 0 ? own : errors;
  const deepest = candidates.filter(
    ({ instancePath }) => !candidates.some((other) => other.instancePath.startsWith(`${instancePath}/`)),
  );
  const byPath = Map.groupBy(deepest, ({ instancePath }) => instancePath);
  return [...byPath.values()].flatMap((here) => (here[0] ? [together(here[0], here)] : []));
}

/** Each alternative allows values of its own: all of them are what was expected. */
function together(first: ErrorObject, all: readonly ErrorObject[]): ErrorObject {
  if (first.keyword !== 'enum') return first;
  const values = all.flatMap(({ params }) => (Array.isArray(params['allowedValues']) ? params['allowedValues'] : []));
  return { ...first, params: { allowedValues: [...new Set<unknown>(values)] } };
}

const summaries = new Set(['oneOf', 'anyOf', 'if', 'not', 'const']);

const versions = { '2.0': 'OpenAPI 2.0', '3.0': 'OpenAPI 3.0', '3.1': 'OpenAPI 3.1' } as const;

function problem(document: RawDocument, { part, operation }: PartInUse, error: ErrorObject): DocumentProblem {
  const { instancePath, params, message = 'is not as it should be' } = error;
  const extra: unknown = params['additionalProperty'] ?? params['unevaluatedProperty'];
  const pointer = part.pointer + instancePath;
  const place = document.placeOf(typeof extra === 'string' ? childPointer(pointer, extra) : pointer);
  const version = versions[document.dialect];
  const sentence =
    typeof extra === 'string'
      ? `${version} knows no "${extra}" here, in what ${operation} needs`
      : `this is not ${version}: it ${message}${allowed(params)}, in what ${operation} needs`;
  return { place: typeof extra === 'string' ? { ...place, on: 'key' } : place, sentence };
}

function allowed({ allowedValues }: ErrorObject['params']): string {
  return Array.isArray(allowedValues) ? ` (${allowedValues.map((value) => JSON.stringify(value)).join(', ')})` : '';
}
