import type { Contract, RequestDeclaration } from '../model/contract.ts';
import type { NotSent } from '../model/not-sent.ts';
import type { Media, Operation } from '../model/operation.ts';
import type { RecipeBody } from '../model/recipe.ts';
import type { Schemas } from '../model/schemas.ts';
import { encodingFor, bodyEncodings } from './bodies/body-encodings.ts';
import { mergePatch } from './merge-patch.ts';

/** The body of a recipe: none, one that somebody wrote, one that was generated, or why there is none although it is needed. */
export type BodyChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'body'; readonly body: RecipeBody; readonly generated: boolean }
  | { readonly kind: 'not-sent'; readonly notSent: NotSent };

/** Which variant of the request is wanted. */
export interface Variant {
  readonly caseName: string | undefined;
  readonly seed: number;
  /** The harmless body stands in for the real one. */
  readonly control?: boolean;
}

/** Chooses the body: the user's, the document's example, or one made for its schema; the case is merged into it. */
export function recipeBody(contract: Contract, operation: Operation, variant: Variant): BodyChoice {
  const declaration = contract.request(operation);
  const base = baseBody(contract.schemas, operation, { declaration, variant });
  const patch = variant.caseName === undefined ? undefined : declaration.cases[variant.caseName];
  if (patch === undefined) return base;
  if (base.kind === 'not-sent') return base;
  if (base.kind === 'none')
    return { kind: 'body', body: { mediaType: 'application/json', value: mergePatch({}, patch) }, generated: false };
  return { ...base, body: { ...base.body, value: mergePatch(base.body.value, patch) } };
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
      body: { mediaType: offered[0]?.type ?? 'application/json', value: written },
      generated: false,
    };
  }
  for (const media of offered) {
    const made = sampleBody(schemas, media, variant.seed);
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

/** In the order of the registry. */
function preference(media: Media): number {
  return Object.keys(bodyEncodings).indexOf(encodingFor(media.type).name);
}

function sampleBody(schemas: Schemas, media: Media, seed: number): BodyChoice | undefined {
  const { name } = encodingFor(media.type);
  if (media.schema === undefined) {
    const [example] = media.examples;
    const value = example ?? placeholders[name] ?? {};
    return { kind: 'body', body: { mediaType: media.type, value }, generated: example === undefined };
  }
  const sample = schemas.sample(media.schema, { seed, direction: 'request', examples: media.examples });
  if (!sample) return undefined;
  const value = name === 'multipart' ? withFiles(sample.value, schemas.shape(media.schema)) : sample.value;
  return { kind: 'body', body: { mediaType: media.type, value }, generated: sample.source !== 'example' };
}

const bytes = new TextEncoder().encode('rolecall');

/** What is sent where the document says nothing of the content. */
const placeholders: Readonly<Record<string, unknown>> = {
  json: {},
  form: {},
  multipart: {},
  text: 'rolecall',
  xml: {},
  raw: bytes,
};

/** Multipart bodies carry binary properties as files. */
function withFiles(value: unknown, shape: Readonly<Record<string, unknown>>): unknown {
  const properties = recordOf(shape['properties']);
  const entries = Object.entries(recordOf(value)).map(([name, part]) => {
    const schema = recordOf(properties[name]);
    if (isFile(schema)) return [name, bytes];
    return Array.isArray(part) && isFile(recordOf(schema['items'])) ? [name, part.map(() => bytes)] : [name, part];
  });
  return Object.fromEntries(entries);
}

/** OpenAPI 2.0 `type: file`, 3.0 `format: binary`, 3.1 a content type without encoding, or the encoding `binary`. */
function isFile({ type, format, contentMediaType, contentEncoding }: Readonly<Record<string, unknown>>): boolean {
  if (type === 'file' || format === 'binary' || contentEncoding === 'binary') return true;
  return contentMediaType !== undefined && contentEncoding === undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function why(schemas: Schemas, offered: readonly Media[]): string {
  const unusable = offered.some(
    ({ schema }) => schema !== undefined && schemas.check(schema, {}, 'request') === 'unusable-schema',
  );
  return unusable
    ? "the document's schema of the body cannot be used"
    : 'no value was found that the schema of the body accepts';
}
