import { describe, expect, test } from 'vitest';
import { dialectOf } from '../../src/load/document/dialect.ts';
import { rawDocument } from '../../src/load/document/raw-document.ts';
import { readOperations } from '../../src/load/document/read-operations.ts';
import { schemasOf } from '../../src/load/document/schemas.ts';
import { identifies } from '../../src/plan/identifies.ts';
import { recipeOf } from '../../src/plan/recipe.ts';
import { writeRequest } from '../../src/plan/write-request.ts';
import { requestContract } from './request-contract.ts';
import { aFill } from './a-fill.ts';

function recipe(
  properties: object,
  { responses = { '409': {} }, example }: { responses?: object; example?: unknown } = {},
) {
  const schema = { type: 'object', required: Object.keys(properties), properties };
  const content = { 'application/json': { schema, ...(example === undefined ? {} : { example }) } };
  const root = { openapi: '3.0.3', paths: { '/a': { post: { responses, requestBody: { content } } } } };
  const document = rawDocument('api.yaml', root, dialectOf('api.yaml', root));
  const [operation] = readOperations(document, () => {});
  if (!operation) throw new Error('no operation');
  const schemas = schemasOf(document);
  const made = recipeOf(requestContract(schemas), operation, { caseName: undefined, seed: 1 });
  if ('code' in made) throw new Error(made.supply);
  const [media] = operation.bodies;
  const key = media?.schema;
  if (key === undefined) throw new Error('no schema');
  return { made, accepts: (body: unknown) => schemas.check(key, body, 'request') };
}

let serial = 0;
/** Made like the trial makes them. */
const unique = (prefix: string): string => `${prefix}-18fa0c${(serial += 1)}x0`;

describe('an operation that documents 409', () => {
  test.for<[string, object, RegExp]>([
    ['name', { type: 'string' }, /^name-18fa0c\d+x0$/],
    ['email', { type: 'string', format: 'email' }, /^user-18fa0c\d+x0@example\.com$/],
    ['orderReference', { type: 'string', maxLength: 20 }, /^o-18fa0c\d+x0$/],
    ['slug', { type: 'string', pattern: '^[a-z0-9-]+$' }, /^slug-18fa0c\d+x0$/],
  ])('%s differs in every request, and its schema accepts it', ([name, schema, expected]) => {
    const { made, accepts } = recipe({ [name]: schema });
    const [first, second] = [1, 2].map(() => JSON.parse(String(writeRequest(made, aFill(unique)).body)));
    expect(first[name]).toMatch(expected);
    expect(second[name]).toMatch(expected);
    expect(second[name]).not.toBe(first[name]);
    expect(accepts(first)).toEqual([]);
    expect(made.generated).toEqual(['body', `unique /${name}`]);
  });

  test.for<[string, object]>([
    ['code', { type: 'string', maxLength: 6 }],
    ['key', { type: 'string', pattern: '^[A-Z]{3}$' }],
    ['name', { type: 'string', enum: ['a', 'b'] }],
    ['countryCode', { type: 'string' }],
    ['note', { type: 'string' }],
  ])('%s stays where its schema or its name leaves no room: %j', ([name, schema]) => {
    const { made } = recipe({ [name]: schema });
    expect(made.generated).toEqual(['body']);
    expect(writeRequest(made, aFill(unique)).body).toBe(writeRequest(made, aFill(unique)).body);
  });

  test('what stands deeper is unique as well', () => {
    const user = { type: 'object', required: ['login'], properties: { login: { type: 'string' } } };
    expect(recipe({ user }).made.generated).toEqual(['body', 'unique /user/login']);
  });

  test("the document's example is sent as it is", () => {
    const { made } = recipe({ name: { type: 'string' } }, { example: { name: 'Ann' } });
    expect(made.generated).toEqual([]);
    expect(writeRequest(made, aFill(unique)).body).toBe('{"name":"Ann"}');
  });

  test('the same seed gives the same recipe: what is unique comes with the sending', () => {
    const properties = { name: { type: 'string' } };
    expect(recipe(properties).made).toEqual(recipe(properties).made);
  });
});

test('without 409 nothing is made unique', () => {
  expect(recipe({ name: { type: 'string' } }, { responses: { '201': {} } }).made.generated).toEqual(['body']);
});

test.for([
  ['name', true],
  ['project_name', true],
  ['externalReference', true],
  ['e-mail', true],
  ['firstName', false],
  ['currency-code', false],
  ['apiKey', false],
  ['names', false],
] as const)('%s identifies: %s', ([name, expected]) => {
  expect(identifies(name)).toBe(expected);
});
