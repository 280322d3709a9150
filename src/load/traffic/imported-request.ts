import type { Operation, Parameter } from '../../model/operation.ts';
import type { Schemas } from '../../model/schemas.ts';
import { mappingOf } from '../document/record.ts';
import { fieldsOf } from './form-fields.ts';
import type { Match } from './match-operation.ts';
import type { RecordedRequest } from './recorded-request.ts';
import { redacted } from './redacted.ts';
import { isSecretName, type Secrets } from './secrets.ts';
import { typed } from './typed.ts';

/** A request as a scenario file declares it, free of secrets. */
export interface ImportedRequest {
  readonly operation: Operation;
  /** The recording, and how it was answered. */
  readonly from: string;
  readonly status: number | undefined;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Absent: none was sent, or none could be taken over. */
  readonly body?: unknown;
  /** What was left out or replaced, one line each, without values. */
  readonly notes: readonly string[];
}

/** Takes over what a recording shows of an operation's request: declared parameters and the body. */
export function importedRequest(
  { request, operation, path }: Match,
  { schemas, secrets }: { readonly schemas: Schemas; readonly secrets: Secrets },
): ImportedRequest {
  const notes: string[] = [];
  const parameters: Record<string, unknown> = {};
  for (const parameter of operation.parameters) {
    const texts = textsOf(parameter, request, path);
    if (texts.length === 0) continue;
    if (isSecretName(parameter.name) || texts.some((text) => secrets.betrays(text)))
      notes.push(`the ${parameter.in} parameter ${parameter.name} was left out: it is or holds a secret`);
    else parameters[parameter.name] = parameterValue(parameter, texts, schemas);
  }
  const body = bodyOf(request, operation, schemas);
  if (body.note !== undefined) notes.push(body.note);
  const clean = redacted(body.value, secrets);
  return {
    operation,
    from: request.from,
    status: request.status,
    parameters,
    ...(clean.value !== undefined && { body: clean.value }),
    notes: [...notes, ...clean.notes],
  };
}

/** What was sent for a parameter. Cookies and credentials stay behind: the environment brings those. */
function textsOf(parameter: Parameter, { url, headers }: RecordedRequest, path: Match['path']): readonly string[] {
  switch (parameter.in) {
    case 'path':
      return Object.hasOwn(path, parameter.name) ? [path[parameter.name] ?? ''] : [];
    case 'query':
      return url.searchParams.getAll(parameter.name);
    case 'header':
      return headers
        .filter(([name]) => name.toLowerCase() === parameter.name.toLowerCase() && !transport.has(name.toLowerCase()))
        .map(([, value]) => value);
    case 'cookie':
      return [];
    default:
      return parameter.in satisfies never;
  }
}

const transport = new Set([
  'accept',
  'content-type',
  'content-length',
  'host',
  'connection',
  'cookie',
  'authorization',
]);

function parameterValue(parameter: Parameter, texts: readonly string[], schemas: Schemas): unknown {
  const shape = parameter.schema === undefined ? {} : schemas.shape(parameter.schema);
  if (shape['type'] !== 'array') return typed(texts[0], shape);
  const items = texts.length > 1 || parameter.style?.explode ? texts : (texts[0]?.split(',') ?? []);
  return items.map((item) => typed(item, mappingOf(shape['items'])));
}

function bodyOf(
  { body }: RecordedRequest,
  operation: Operation,
  schemas: Schemas,
): { readonly value: unknown; readonly note?: string } {
  if (!body || operation.bodies.length === 0) return { value: undefined };
  const mediaType = (body.mediaType.split(';')[0] ?? '').trim().toLowerCase();
  if (body.content === undefined || body.content === '')
    return { value: undefined, note: 'the recording does not hold the body: write it here' };
  const media = operation.bodies.find(({ type }) => type.split(';')[0]?.trim().toLowerCase() === mediaType);
  const isForm = mediaType === 'application/x-www-form-urlencoded' || typeof body.content !== 'string';
  if (isForm) {
    const value = fieldsOf(body.content);
    return { value: media?.schema === undefined ? value : typed(value, schemas.shape(media.schema, value)) };
  }
  if (mediaType.startsWith('multipart/'))
    return { value: undefined, note: 'the recording holds this multipart body as bytes: write it here' };
  if (!/(?:^|[/+])json$/.test(mediaType) && mediaType !== '') return { value: body.content };
  try {
    return { value: JSON.parse(body.content) };
  } catch {
    return { value: undefined, note: 'the recorded body is no JSON, although it says so: write it here' };
  }
}
