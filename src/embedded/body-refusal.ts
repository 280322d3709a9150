import type { Media, Operation } from '../model/operation.ts';
import type { Schemas } from '../model/schemas.ts';
import { problem } from './problem.ts';
import type { ReceivedBody } from './request-body.ts';
import { typedForm } from './typed-form.ts';

/** The answer to a body that is not as documented: 400 or 415 with what is wrong; `undefined` when it is fine. */
export function bodyRefusal(operation: Operation, body: ReceivedBody<Media>, schemas: Schemas): Response | undefined {
  if (body.kind === 'broken') return invalid(body.why);
  if (body.kind === 'none') return operation.bodyRequired ? invalid('The body is missing.') : undefined;
  if (body.kind === 'opaque') return undefined;
  if (body.kind === 'undocumented') {
    const taken = operation.bodies.map((media) => media.type).join(', ');
    return problem({
      type: '/problems/unsupported-media-type',
      title: 'Unsupported media type',
      status: 415,
      detail: `The body is ${body.type || 'of no type'}; this operation takes ${taken}.`,
    });
  }
  const wrong = whatIsWrong(body, schemas);
  return wrong.length === 0 ? undefined : invalid(wrong.join(' '));
}

function whatIsWrong(
  body: Extract<ReceivedBody<Media>, { kind: 'json' | 'form' }>,
  schemas: Schemas,
): readonly string[] {
  const { schema } = body.media;
  if (schema === undefined) return [];
  const wrong = schemas.check(schema, body.value, 'request');
  if (wrong === 'unusable-schema' || wrong.length === 0) return [];
  if (body.kind === 'json') return wrong;
  // A form writes everything as text, and there is more than one way to write what is nested.
  if (Object.keys(body.value).some((name) => name.includes('['))) return [];
  const form = typedForm(body.value, schemas.shape(schema)['properties']);
  const stillWrong = schemas.check(schema, form, 'request');
  return stillWrong === 'unusable-schema' ? [] : stillWrong;
}

function invalid(detail: string): Response {
  return problem({ type: '/problems/invalid-request', title: 'The request is not valid', status: 400, detail });
}
