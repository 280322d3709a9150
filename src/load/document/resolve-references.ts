import SwaggerParser from '@apidevtools/swagger-parser';
import type { OpenAPI } from 'openapi-types';
import type { Dialect } from './dialect.ts';
import { type Mapping, mappingOf } from './record.ts';

const versions = { '2.0': { swagger: '2.0' }, '3.0': { openapi: '3.0.3' }, '3.1': { openapi: '3.1.0' } } as const;

/** What the parser needs to find the files of a document. */
export interface Resolving {
  readonly root: Mapping;
  readonly dialect: Dialect;
  /** Reads a file or URL; whoever reads keeps what came, and the reason if nothing did. */
  readonly read: (url: string) => Promise<string>;
  /** The value of a file that was read. */
  readonly parse: (url: string) => unknown;
}

/** Has every file read that a document refers to. It never rejects: what cannot be read is simply not there. */
export async function resolveReferences(file: string, { root, dialect, read, parse }: Resolving): Promise<void> {
  const all = { order: 1, canRead: true, read: async ({ url }: Opened) => read(url) };
  const options: SwaggerParser.Options = {
    continueOnError: true,
    resolve: { file: all, http: { ...all } },
    parse: {
      json: false,
      text: false,
      binary: false,
      yaml: { order: 1, canParse: true, parse: ({ url }: Opened) => parse(url) },
    },
  };
  // Each problem has been noted by `read`; those of data that looks like references do not matter.
  await new SwaggerParser().resolve(file, withKnownHeader(root, dialect), options).catch(() => undefined);
}

interface Opened {
  readonly url: string;
}

/** The parser takes a literal list of versions, and no number as version: it gets a header that it knows. */
function withKnownHeader(root: Mapping, dialect: Dialect): Mapping & OpenAPI.Document {
  const { swagger: _swagger, openapi: _openapi, ...rest } = root;
  const document: Mapping = {
    ...versions[dialect],
    ...rest,
    info: { ...mappingOf(root['info']), version: '1' },
    paths: mappingOf(root['paths']),
  };
  if (!isDocument(document)) throw new TypeError('a document has a header');
  return document;
}

/** As much of a document as the parser asks for. Anything in it may be broken, which is why it is only read as unknown. */
function isDocument(value: Mapping): value is Mapping & OpenAPI.Document {
  return 'info' in value && 'paths' in value;
}
