import type { Operation, OperationId, SecurityAlternative } from '../../model/operation.ts';
import type { Part, RawDocument } from './raw-document.ts';
import { isMapping, listOf, type Mapping, mappingOf, stringsOf } from './record.ts';
import { readLinks } from './read-links.ts';
import { readBodies, readResponses } from './read-media.ts';
import { readParameters } from './read-parameters.ts';
import { readFormBodies, readFormResponses } from './read-swagger2.ts';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']);

/** Says what is odd about the document at a part of it. */
export type Warn = (part: Part, sentence: string) => void;

/** The same, with the operation that it matters to; `undefined`: to whoever reads the document. */
export type WarnAbout = (part: Part, sentence: string, operation?: OperationId) => void;

/** Every operation of the document in its order; broken ones are left out with a warning. */
export function readOperations(document: RawDocument, warn: WarnAbout): readonly Operation[] {
  const operations: Operation[] = [];
  const paths = document.at('/paths');
  for (const path of Object.keys(mappingOf(paths.value))) {
    if (path.startsWith('x-')) continue;
    const written = document.child(paths, path);
    const item = document.follow(written);
    if (!item || !isMapping(item.value)) {
      warn(written, `the path ${path} has no content that can be read; its operations are left out`);
      continue;
    }
    for (const { method, part } of operationsOf(document, item)) {
      if (!isMapping(part.value)) warn(part, `${method} ${path} is no mapping and is left out`);
      else operations.push(readOperation(document, { method, path, item, part }, warn));
    }
  }
  return operations;
}

function operationsOf(document: RawDocument, item: Part): readonly { readonly method: string; readonly part: Part }[] {
  const fixed = Object.keys(mappingOf(item.value))
    .filter((key) => methods.has(key))
    .map((key) => ({ method: key.toUpperCase(), part: document.child(item, key) }));
  // OpenAPI 3.2: methods that the specification does not name.
  const more = Object.keys(mappingOf(document.child(item, 'additionalOperations').value)).map((key) => ({
    method: key.toUpperCase(),
    part: document.child(item, 'additionalOperations', key),
  }));
  return [...fixed, ...more];
}

interface Found {
  readonly method: string;
  readonly path: string;
  readonly item: Part;
  readonly part: Part;
}

function readOperation(document: RawDocument, { method, path, item, part }: Found, warnAbout: WarnAbout): Operation {
  const id = idOf(method, path);
  const warn: Warn = (at, sentence) => warnAbout(at, sentence, id);
  const written = mappingOf(part.value);
  const { operationId } = written;
  const old = document.dialect === '2.0';
  return {
    id,
    method,
    path,
    operationId: typeof operationId === 'string' ? operationId : undefined,
    tags: stringsOf(written['tags']),
    place: { ...document.placeOf(part.pointer), on: 'key' },
    security: securityOf(written['security'] ?? document.root['security']),
    parameters: readParameters(document, { path, item, operation: part }, warn),
    ...(old ? readFormBodies(document, { item, operation: part }, warn) : readBodies(document, part, warn)),
    responses: old ? readFormResponses(document, part, warn) : readResponses(document, part, warn),
    ...(old ? {} : readLinks(document, part, warn)),
    extensions: Object.fromEntries(Object.entries(written).filter(([key]) => key.startsWith('x-'))),
  };
}

function idOf(method: string, path: string): OperationId {
  return `${method} /${path.startsWith('/') ? path.slice(1) : path}`;
}

function securityOf(written: unknown): readonly SecurityAlternative[] | 'undeclared' {
  if (!Array.isArray(written)) return 'undeclared';
  return listOf(written).filter(isMapping).map(alternativeOf);
}

function alternativeOf(written: Mapping): SecurityAlternative {
  return Object.entries(written).map(([scheme, scopes]) => ({ scheme, scopes: stringsOf(scopes) }));
}
