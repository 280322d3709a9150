import type { Contract, RequestDeclaration } from '../model/contract.ts';
import type { NotSent } from '../model/not-sent.ts';
import type { Operation, Parameter } from '../model/operation.ts';
import type { Recipe } from '../model/recipe.ts';
import { namesResource } from './names-resource.ts';
import { cookieText, headerText, pathText, queryText } from './parameter-text.ts';
import { type ParameterValue, parameterValue } from './parameter-value.ts';
import { recipeBody, type Variant } from './recipe-body.ts';
import { placeholdersOf, withMarkers, withoutMarkers } from './markers.ts';
import { expressionIn, placeholdersIn } from './placeholders.ts';

// OpenAPI 3.0.3 §4.7.12.1: definitions of the first three are ignored; the credential and the body bring them, and the length, too.
const reserved: ReadonlySet<string> = new Set(['authorization', 'accept', 'content-type', 'content-length']);

/** How an operation is called: everything but the credential, the same for every principal. Or why it cannot be. */
export function recipeOf(contract: Contract, operation: Operation, options: Variant): Recipe | NotSent {
  const choice = recipeBody(contract, operation, options);
  if (choice.kind === 'not-sent') return choice.notSent;

  const declaration = options.declaration ?? contract.request(operation);
  const values: ParameterValue[] = [];
  for (const parameter of parametersOf(operation, declaration)) {
    // The credential brings it, and where it is missing, so is this.
    if (contract.isCredential?.(parameter) && !Object.hasOwn(declaration.parameters, parameter.name)) continue;
    const value = parameterValue(parameter, declaration, {
      schemas: contract.schemas,
      seed: options.seed,
      kept: options.kept ?? nothingKept,
    });
    if (!value) return unfilled(operation, parameter);
    values.push(value);
  }

  const target = targetOf(operation, values);
  if (!/^\/[\x21-\x7e]*$/.test(target) || /[{}]/.test(withoutMarkers(target))) return unfilled(operation, undefined);

  const generated = values.filter((value) => value.generated);
  const headers = headersOf(operation, values, declaration);
  const body = choice.kind === 'body' ? choice.body : undefined;
  return {
    id: options.caseName === undefined ? operation.id : `${operation.id} ${options.caseName}`,
    method: operation.method,
    target,
    headers,
    body,
    ...openNames([target, ...headers.map(([, value]) => value)], body?.value),
    generated: [
      ...(choice.kind === 'body' ? choice.generated : []),
      ...generated.map(({ parameter }) => `${parameter.in} ${parameter.name}`),
    ],
    invented:
      generated.some(({ parameter }) => parameter.in === 'path') ||
      (choice.kind === 'body' && choice.generated.length > 0 && namesResource(body?.value, contract.documented)),
  };
}

const nothingKept: ReadonlyMap<string, string> = new Map();

/** What a fixture and the owner must bring before it can be sent. */
function openNames(texts: readonly string[], body: unknown): Pick<Recipe, 'kept' | 'owner'> {
  const open = [...texts.flatMap(placeholdersOf), ...placeholdersIn(body)];
  const named = (wanted: 'kept' | 'owner') => [
    ...new Set(open.filter(({ kind }) => kind === wanted).map(({ name }) => name)),
  ];
  return { kept: named('kept'), owner: named('owner') };
}

/** The parameters to send: the required ones, and those that the user gives. */
function parametersOf(operation: Operation, { parameters }: RequestDeclaration): readonly Parameter[] {
  return operation.parameters
    .filter((parameter) => parameter.required || Object.hasOwn(parameters, parameter.name))
    .filter((parameter) => parameter.in !== 'path' || operation.path.includes(`{${parameter.name}}`))
    .filter((parameter) => parameter.in !== 'header' || !reserved.has(parameter.name.toLowerCase()));
}

function unfilled(operation: Operation, parameter: Parameter | undefined): NotSent {
  const what = parameter
    ? `no value was found for the ${parameter.in} parameter ${parameter.name}`
    : 'the path holds a brace that belongs to no parameter';
  return {
    code: 'unfilled-placeholder',
    supply: `${what}: give it under \`requests\` › ${operation.id} › \`parameters\` in a scenario file`,
  };
}

function targetOf(operation: Operation, values: readonly ParameterValue[]): string {
  let path = sendable(operation.path);
  for (const { parameter, value } of values) {
    if (parameter.in === 'path') path = path.replaceAll(`{${parameter.name}}`, () => pathText(parameter, value));
  }
  const pairs = values
    .filter(({ parameter }) => parameter.in === 'query')
    .map(({ parameter, value }) => queryText(parameter, value));
  const query = pairs.filter((pair) => pair !== '').join('&');
  if (query === '') return path;
  return `${path}${path.includes('?') ? '&' : '?'}${query}`;
}

/** The template's own characters stay; only what cannot stand in a request-target is encoded: RFC 9112 §3.2 has no fragment there. */
function sendable(template: string): string {
  const rooted = template.startsWith('/') ? template : `/${template}`;
  return rooted
    .split(/(\{[^{}]*\})/)
    .map((piece) => (piece.startsWith('{') ? piece : piece.replace(/[^\x21-\x7e]+|#/g, encodeURIComponent)))
    .join('');
}

function headersOf(
  operation: Operation,
  values: readonly ParameterValue[],
  { headers: given = {} }: RequestDeclaration,
): Recipe['headers'] {
  const headers = values
    .filter(({ parameter }) => parameter.in === 'header')
    .map(({ parameter, value }): readonly [string, string] => [parameter.name, headerText(parameter, value)]);
  const cookies = values
    .filter(({ parameter }) => parameter.in === 'cookie')
    .map(({ parameter, value }) => cookieText(parameter, value));
  // A whole value needs no braces around its expression, as in a body.
  const own = Object.entries(given).map(
    ([name, value]) => [name, withMarkers(expressionIn(value) ? `{${value}}` : value)] as const,
  );
  const accepts = own.some(([name]) => name.toLowerCase() === 'accept');
  return [
    ...(accepts ? [] : [['accept', acceptable(operation)] as const]),
    ...own,
    ...headers,
    ...(cookies.length > 0 ? [['cookie', cookies.join('; ')] as const] : []),
  ];
}

function acceptable(operation: Operation): string {
  const documented = [...new Set([...operation.responses.values()].flat().map(({ type }) => type))];
  if (documented.some((type) => /^application\/json\b/i.test(type))) return 'application/json';
  return ['application/json', ...documented.filter((type) => /^[\x21-\x7e]+\/[\x20-\x7e]+$/.test(type))].join(', ');
}
