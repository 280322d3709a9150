import type { Media, Operation } from '../model/operation.ts';
import type { Schemas } from '../model/schemas.ts';
import type { Answer } from '../model/wire.ts';

/**
 * What is odd about an answer. Only successes are held against their schema: that is where a refusal may hide in a 2xx,
 * and reading every refusal would cost more than all the rest.
 */
export function notice(operation: Operation, schemas: Schemas, answer: Answer): string[] {
  if (answer.kind !== 'response') return [];
  const { status, body } = answer;
  const notes: string[] = [];
  const media = mediaFor(operation, status);
  if (!media) notes.push('undocumented-status');
  if (status < 200 || status > 299) return notes;
  const type = contentTypeOf(answer);
  const promised = (documented(operation, status) ?? anySuccess(operation) ?? media)?.find(isJson);
  if (promised && body === '' && status !== 204 && status !== 205) notes.push('empty-body');
  if (promised && type === 'text/html') notes.push('html-for-json');
  if (!promised?.schema || answer.truncated || !saysJson(type, body)) return notes;
  const value = parsed(body);
  if (isBroken(schemas, promised, value)) {
    notes.push(isDocumentedError(operation, schemas, value) ? 'soft-denial' : 'schema-mismatch');
  }
  return notes;
}

function isBroken(schemas: Schemas, { schema }: Media, value: unknown): boolean {
  if (value === undefined) return true;
  const problems = schema === undefined ? [] : schemas.check(schema, value, 'response');
  return problems !== 'unusable-schema' && problems.length > 0;
}

/** The body of a refusal as the document describes it, though the status says success. */
function isDocumentedError(operation: Operation, schemas: Schemas, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return false;
  for (const status of ['401', '403', '4XX', 'default']) {
    for (const { schema } of operation.responses.get(status)?.filter(isJson) ?? []) {
      if (schema === undefined || !demands(schemas.shape(schema))) continue;
      const problems = schemas.check(schema, value, 'response');
      if (problems !== 'unusable-schema' && problems.length === 0) return true;
    }
  }
  return false;
}

/** A schema that takes every object recognises nothing. */
function demands(shape: Readonly<Record<string, unknown>>): boolean {
  const { required } = shape;
  return Array.isArray(required) && required.length > 0;
}

/** The most exact documented response: the status itself, its class, `default`. */
function mediaFor(operation: Operation, status: number): readonly Media[] | undefined {
  return documented(operation, status) ?? operation.responses.get('default');
}

function documented({ responses }: Operation, status: number): readonly Media[] | undefined {
  const family = `${Math.floor(status / 100)}XX`;
  return responses.get(`${status}`) ?? responses.get(family) ?? responses.get(family.toLowerCase());
}

/** A 200 where the document promises a 201 is a success only if it keeps that promise: refusals hide behind 200. */
function anySuccess({ responses }: Operation): readonly Media[] | undefined {
  for (const [status, media] of responses) if (/^2\d\d$/.test(status) && media.length > 0) return media;
  return undefined;
}

/** Small servers send their errors as text, or as nothing in particular. */
function saysJson(type: string, body: string): boolean {
  return body !== '' && (type.includes('json') || ((type === '' || type === 'text/plain') && /^\s*\{/.test(body)));
}

function isJson({ type }: Media): boolean {
  return type.includes('json');
}

function contentTypeOf({ headers }: Extract<Answer, { kind: 'response' }>): string {
  return (
    String(headers['content-type'] ?? '')
      .split(';', 1)[0]
      ?.trim()
      .toLowerCase() ?? ''
  );
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
