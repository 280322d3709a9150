import { readSource } from '../source.ts';
import type { ApiDocument } from './api-document.ts';
import { danglingReferences } from './dangling-references.ts';
import { dialectOf } from './dialect.ts';
import { parseText } from './parse-text.ts';
import { rawDocument } from './raw-document.ts';
import { mappingOf } from './record.ts';
import { readOperations } from './read-operations.ts';
import { resolveFiles } from './resolve-files.ts';
import { schemasOf } from './schemas.ts';

/**
 * Reads an OpenAPI document, 2.0 to 3.2, JSON or YAML, with the files that it refers to. What is broken and needed by no
 * operation does not matter; what is broken and needed is a warning, and counts as absent.
 */
export async function loadDocument(file: string): Promise<ApiDocument> {
  const source = await readSource(file);
  const parsed = parseText(file, source.text);
  const dialect = dialectOf(file, parsed);
  const { root, problems } = await resolveFiles(file, mappingOf(parsed), dialect);
  const document = rawDocument(file, root, dialect);

  const found: string[] = problems.map((problem) => `${file} ${problem}`);
  const operations = readOperations(document, (part, sentence) => found.push(`${file}#${part.pointer} ${sentence}`));
  const { title } = mappingOf(root['info']);
  return {
    file,
    title: typeof title === 'string' ? title : file,
    sha256: source.sha256,
    operations,
    schemas: schemasOf(document),
    locate: (place) => (place.file === file ? source.locate(place) : undefined),
    warnings: [...new Set([...found, ...danglingReferences(document, operations)])],
  };
}
