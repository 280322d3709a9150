import SwaggerParser from '@apidevtools/swagger-parser';
import type { OpenAPI } from 'openapi-types';
import type { Dialect } from './dialect.ts';
import { parseText } from './parse-text.ts';
import { type Mapping, mappingOf } from './record.ts';

const versions = { '2.0': { swagger: '2.0' }, '3.0': { openapi: '3.0.3' }, '3.1': { openapi: '3.1.0' } } as const;

/** A document whose references all point into itself, but for the ones that could not be resolved. */
interface Resolved {
  readonly root: Mapping;
  /** What could not be read, one line each. */
  readonly problems: readonly string[];
}

/**
 * Brings the files that a document refers to into it. References inside the document stay as they are: a dereferenced
 * document of Stripe's size has 16 thousand million nodes. Nothing is fetched from the network.
 */
export async function resolveFiles(file: string, root: Mapping, dialect: Dialect): Promise<Resolved> {
  const parser = new SwaggerParser();
  const document = withKnownHeader(root, dialect);
  const problems = await problemsOf(parser.resolve(file, document, options));
  if (parser.$refs.paths().length <= 1) return { root: { ...document }, problems };
  const more = await problemsOf(parser.bundle(file, document, options));
  return { root: { ...mappingOf(parser.api ?? document) }, problems: [...new Set([...problems, ...more])] };
}

/** The parser takes a literal list of versions, and no number as version: it gets a header that it knows. */
function withKnownHeader(root: Mapping, dialect: Dialect): Mapping & OpenAPI.Document {
  const info = mappingOf(root['info']);
  const { swagger: _swagger, openapi: _openapi, ...rest } = root;
  const document: Mapping = {
    ...versions[dialect],
    ...rest,
    info: { ...info, version: JSON.stringify(info['version'] ?? '') },
    paths: mappingOf(root['paths']),
  };
  if (!isDocument(document)) throw new TypeError('a document has a header');
  return document;
}

/** As much of a document as the parser asks for. Anything in it may be broken, which is why it is only read as unknown. */
function isDocument(value: Mapping): value is Mapping & OpenAPI.Document {
  return 'info' in value && 'paths' in value;
}

// Examples and extensions hold data: a `$ref` in them is no reference. Not for `resolve` too: with a matcher that walks every
// way through the references, which takes minutes and gigabytes for documents of 1 MB.
const isData = (path: string): boolean => /(?<!\/properties)\/(?:example|examples|x-[^/]*)(?:\/|$)/.test(path);

const options: SwaggerParser.Options = {
  continueOnError: true,
  resolve: { http: false },
  bundle: { excludedPathMatcher: isData },
  parse: {
    json: false,
    yaml: {
      order: 1,
      canParse: ['.yaml', '.yml', '.json'],
      parse: (opened: { readonly url: string; readonly data: unknown }) => parseText(opened.url, String(opened.data)),
    },
  },
};

async function problemsOf(work: Promise<unknown>): Promise<readonly string[]> {
  try {
    await work;
    return [];
  } catch (cause) {
    const errors: readonly unknown[] =
      cause instanceof Error && 'errors' in cause && Array.isArray(cause.errors) ? cause.errors : [cause];
    return errors.map((error) =>
      error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error),
    );
  }
}
