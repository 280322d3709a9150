import type { Operation } from '../../model/operation.ts';
import { danglingReferences } from './dangling-references.ts';
import type { DocumentProblem } from './document-problem.ts';
import type { RawDocument } from './raw-document.ts';
import { mappingOf } from './record.ts';
import { structuralProblems } from './validation/structural-problems.ts';

/** What the operations are held against. */
interface Question {
  /** The operations that the run is about. */
  readonly chosen: readonly Operation[];
  /** All of the document. */
  readonly operations: readonly Operation[];
  readonly why: (reference: string) => string;
}

/** What is odd about these operations and all that they refer to, gravest first. */
export function* documentProblems(
  document: RawDocument,
  { chosen, operations, why }: Question,
): Generator<DocumentProblem> {
  yield* danglingReferences(document, chosen, why);
  yield* sharedNames(chosen, operations);
  yield* unknownSchemes(document, chosen);
  yield* undeclaredVariables(chosen);
  yield* structuralProblems(document, chosen);
}

function* sharedNames(chosen: readonly Operation[], operations: readonly Operation[]): Generator<DocumentProblem> {
  const owners = Map.groupBy(operations, ({ operationId }) => operationId);
  for (const { id, operationId, place } of chosen) {
    const others = operationId === undefined ? [] : (owners.get(operationId) ?? []).filter((other) => other.id !== id);
    if (others.length === 0) continue;
    yield {
      place: { ...place, pointer: `${place.pointer}/operationId` },
      sentence: `the operationId "${operationId}" of ${id} is also that of ${others.map((other) => other.id).join(', ')}, expected one of its own`,
    };
  }
}

function* unknownSchemes(document: RawDocument, chosen: readonly Operation[]): Generator<DocumentProblem> {
  const declared = document.at(
    document.dialect === '2.0' ? '/securityDefinitions' : '/components/securitySchemes',
  ).value;
  const known = new Set(Object.keys(mappingOf(declared)));
  const unknown = new Map<string, Operation[]>();
  for (const operation of chosen) {
    const alternatives = operation.security === 'undeclared' ? [] : operation.security;
    const names = new Set(alternatives.flat().map(({ scheme }) => scheme));
    for (const name of names.difference(known)) unknown.set(name, [...(unknown.get(name) ?? []), operation]);
  }
  for (const [name, [first, ...others]] of unknown) {
    if (!first) continue;
    const who = others.length === 0 ? first.id : `${first.id} and ${others.length} more`;
    const place = { ...first.place, pointer: `${first.place.pointer}/security` };
    yield { place, sentence: `the security scheme "${name}" of ${who} is not declared by the document` };
  }
}

function* undeclaredVariables(chosen: readonly Operation[]): Generator<DocumentProblem> {
  for (const { id, parameters, place } of chosen)
    for (const { name } of parameters.filter(({ declared }) => !declared))
      yield { place, sentence: `${id} has no parameter for {${name}} of its path: it counts as a text` };
}
