import type { Answer } from './answer.ts';
import { jsonBody } from './json-body.ts';
import type { Operation } from './operations.ts';
import type { Role } from './role.ts';

interface Call {
  readonly role: Role;
  readonly text: unknown;
  readonly parameters: Readonly<Record<string, string>>;
  readonly anyRole: boolean;
}

/** Role first and body second: who may not does not learn what a good body is. */
export function runOperation({ may, needs, handle }: Operation, { role, text, parameters, anyRole }: Call): Answer {
  if (!anyRole && !may.includes(role)) return { status: 403, body: { error: 'forbidden' } };
  const body = jsonBody(text);
  const wrong = Object.entries(needs).find(([name, isRight]) => !isRight(body[name]));
  return wrong ? { status: 400, body: { error: 'invalid', field: wrong[0] } } : handle(body, parameters);
}
