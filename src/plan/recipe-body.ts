import type { Contract, RequestDeclaration } from '../model/contract.ts';
import type { NotSent } from '../model/not-sent.ts';
import type { Media, Operation } from '../model/operation.ts';
import type { RecipeBody } from '../model/recipe.ts';
import type { Schemas } from '../model/schemas.ts';
import { encodingFor, bodyEncodings } from './bodies/body-encodings.ts';
import { bodyLayout } from './body-layout.ts';
import { mergePatch } from './merge-patch.ts';
import { recordOf } from './record.ts';
import { uniqueProperties } from './unique-properties.ts';

/** The body of a recipe: none, one that somebody wrote, one that was generated, or why there is none although it is needed. */
export type BodyChoice =
  | { readonly kind: 'none' }
  /** `generated`: what of it nobody wrote, in the words of a recipe. */
  | { readonly kind: 'body'; readonly body: RecipeBody; readonly generated: readonly string[] }
  | { readonly kind: 'not-sent'; readonly notSent: NotSent };

/** Which variant of the request is wanted. */
export interface Variant {
  readonly caseName: string | undefined;
  readonly seed: number;
  /** The harmless body stands in for the real one. */
  readonly control?: boolean;
  /** What stands in the place of the operation's own declaration: the request of a fixture or a step. */
  readonly declaration?: RequestDeclaration;
  /** By path parameter that a fixture keeps: the name under which it does. */
  readonly kept?: ReadonlyMap<string, string>;
}

/** Chooses the body: the user's, the document's example, or one made for its schema; the case is merged into it. */
export function recipeBody(contract: Contract, operation: Operation, variant: Variant): BodyChoice {
  const declaration = variant.declaration ?? contract.request(operation);
  const base = baseBody(contract.schemas, operation, { declaration, variant });
  const patch = variant.caseName === undefined ? undefined : declaration.cases[variant.caseName];
  if (base.kind === 'not-sent' || (base.kind === 'none' && patch === undefined)) return base;
  const { body, generated } = base.kind === 'body' ? base : emptyJson;
  const value = patch === undefined ? body.value : mergePatch(body.value, patch);
  return { kind: 'body', body: laidOut(contract.schemas, operation, { ...body, value }), generated };
}

const emptyJson: Pick<Extract<BodyChoice, { kind: 'body' }>, 'body' | 'generated'> = {
  body: { mediaType: 'application/json', value: {} },
  generated: [],
};

/** A body with what the document says about how it is written. */
function laidOut(schemas: Schemas, operation: Operation, { mediaType, value }: RecipeBody): RecipeBody {
  const media = operation.bodies.find(({ type }) => type === mediaType);
  if (!media) return { mediaType, value };
  const { name } = encodingFor(mediaType);
  const sent =
    name === 'multipart' && media.schema !== undefined ? withFiles(value, schemas.shape(media.schema)) : value;
  const layout = bodyLayout(media, sent, { schemas, encoding: name });
  return { mediaType, value: sent, ...(layout && { layout }) };
}

function baseBody(
  schemas: Schemas,
  operation: Operation,
  { declaration, variant }: { readonly declaration: RequestDeclaration; readonly variant: Variant },
): BodyChoice {
  const offered = operation.bodies.toSorted((first, second) => preference(first) - preference(second));
  const written = variant.control && declaration.control !== undefined ? declaration.control : declaration.body;
  if (written !== undefined) {
    return {
      kind: 'body',
      body: { mediaType: mediaTypeOf(declaration, offered), value: written },
      generated: [],
    };
  }
  for (const media of offered) {
    const made = sampleBody(schemas, media, { seed: variant.seed, conflicts: operation.responses.has('409') });
    if (made) return made;
  }
  if (offered.length === 0 || !operation.bodyRequired) return { kind: 'none' };
  return {
    kind: 'not-sent',
    notSent: {
      code: 'no-body',
      supply: `${why(schemas, offered)}: write a body for ${operation.id} under \`requests\` in a scenario file`,
    },
  };
}

/** Whoever writes the header knows better than the document, which may not know the operation at all. */
function mediaTypeOf({ headers = {} }: RequestDeclaration, offered: readonly Media[]): string {
  const [, asked] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  // The boundary of a multipart body is made with it: that header cannot be written beforehand.
  if (asked === undefined || /^multipart\//i.test(asked)) return offered[0]?.type ?? 'application/json';
  return offered.find(({ type }) => type === asked)?.type ?? asked;
}

/** In the order of the registry. */
function preference(media: Media): number {
  return Object.keys(bodyEncodings).indexOf(encodingFor(media.type).name);
}

function sampleBody(
  schemas: Schemas,
  media: Media,
  { seed, conflicts }: { readonly seed: number; readonly conflicts: boolean },
): BodyChoice | undefined {
  const { schema, type: mediaType } = media;
  const { name } = encodingFor(mediaType);
  if (schema === undefined) {
    const [example] = media.examples;
    const value = example ?? placeholders[name] ?? {};
    return { kind: 'body', body: { mediaType, value }, generated: example === undefined ? ['body'] : [] };
  }
  // A required list may not be empty where fields are written: nothing of it would reach the server.
  const filled = name === 'form' || name === 'multipart';
  const sample = schemas.sample(schema, { seed, direction: 'request', examples: media.examples, filled });
  if (!sample) return undefined;
  if (sample.source === 'example') return { kind: 'body', body: { mediaType, value: sample.value }, generated: [] };
  if (!conflicts) return { kind: 'body', body: { mediaType, value: sample.value }, generated: ['body'] };
  const accepts = (candidate: unknown): boolean => schemas.check(schema, candidate, 'request').length === 0;
  const { value, pointers } = uniqueProperties(sample.value, accepts);
  const unique = pointers.map((pointer) => `unique ${pointer}`);
  return { kind: 'body', body: { mediaType, value }, generated: ['body', ...unique] };
}

/** What is sent where the document says nothing of the content. */
const placeholders: Readonly<Record<string, unknown>> = {
  json: {},
  form: {},
  multipart: {},
  text: 'rolecall',
  xml: {},
  raw: bytesOf('rolecall'),
};

/** Multipart bodies carry binary properties as files, whose content is what the value says. */
function withFiles(value: unknown, shape: Readonly<Record<string, unknown>>): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const properties = recordOf(shape['properties']);
  const entries = Object.entries(value).map(([name, part]: [string, unknown]) => {
    const schema = recordOf(properties[name]);
    if (isFile(schema)) return [name, bytesOf(part)];
    return Array.isArray(part) && isFile(recordOf(schema['items'])) ? [name, part.map(bytesOf)] : [name, part];
  });
  return Object.fromEntries(entries);
}

function bytesOf(content: unknown): unknown {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** OpenAPI 2.0 `type: file`, 3.0 `format: binary`, 3.1 a content type without encoding, or the encoding `binary`. */
function isFile({ type, format, contentMediaType, contentEncoding }: Readonly<Record<string, unknown>>): boolean {
  if (type === 'file' || format === 'binary' || contentEncoding === 'binary') return true;
  return contentMediaType !== undefined && contentEncoding === undefined;
}

function why(schemas: Schemas, offered: readonly Media[]): string {
  const unusable = offered.some(
    ({ schema }) => schema !== undefined && schemas.check(schema, {}, 'request') === 'unusable-schema',
  );
  return unusable
    ? "the document's schema of the body cannot be used"
    : 'no value was found that the schema of the body accepts';
}
