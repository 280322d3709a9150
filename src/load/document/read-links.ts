import type { Link, Operation } from '../../model/operation.ts';
import { runtimeExpression } from '../../model/runtime-expression.ts';
import { tokensOf } from '../source.ts';
import type { Part, RawDocument } from './raw-document.ts';
import type { Warn } from './read-operations.ts';
import { mappingOf } from './record.ts';

/** The links of the 2xx responses of an OpenAPI 3 operation: which of its values other operations need. */
export function readLinks(document: RawDocument, operation: Part, warn: Warn): Pick<Operation, 'links'> {
  const responses = document.child(operation, 'responses');
  const links: Link[] = [];
  for (const status of Object.keys(mappingOf(responses.value)).filter((name) => /^2(?:\d\d|XX)$/i.test(name))) {
    const response = document.follow(document.child(responses, status));
    const written = response && document.child(response, 'links');
    for (const name of Object.keys(mappingOf(written?.value))) {
      if (!written || name.startsWith('x-')) continue;
      const part = document.child(written, name);
      const link = document.follow(part);
      if (!link) warn(part, `the link ${name} refers to nothing and counts as absent`);
      else links.push(...linkOf(document, link, status));
    }
  }
  return links.length === 0 ? {} : { links };
}

function linkOf(document: RawDocument, link: Part, status: string): Link[] {
  const to = targetOf(mappingOf(link.value));
  const parameters = new Map(
    Object.entries(mappingOf(mappingOf(link.value)['parameters'])).flatMap(([name, written]) => {
      const expression = typeof written === 'string' ? runtimeExpression(written) : undefined;
      // OpenAPI 3.1 §4.8.20.1: a name may be qualified by its place, `path.orderId`.
      const [, place, bare = name] = /^(path|query|header|cookie)\.(.+)$/.exec(name) ?? [];
      return expression && (place ?? 'path') === 'path' ? [[bare, expression] as const] : [];
    }),
  );
  if (!to || parameters.size === 0) return [];
  return [{ place: { ...document.placeOf(link.pointer), on: 'key' }, status, to, parameters }];
}

/** A reference is followed within the document only: `#/paths/~1orders~1{orderId}/get`. */
function targetOf({ operationId, operationRef }: Readonly<Record<string, unknown>>): Link['to'] | undefined {
  if (typeof operationId === 'string') return { operationId };
  if (typeof operationRef !== 'string' || !operationRef.startsWith('#/paths/')) return undefined;
  const [, path, method, ...rest] = tokensOf(decoded(operationRef.slice(1)));
  if (path === undefined || method === undefined || rest.length > 0) return undefined;
  return { method: method.toUpperCase(), path };
}

function decoded(pointer: string): string {
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}
