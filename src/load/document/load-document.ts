import { createHash } from 'node:crypto';
import type { Operation } from '../../model/operation.ts';
import { placeText, type Locate } from '../problem.ts';
import { readSource, type Source } from '../source.ts';
import type { ApiDocument } from './api-document.ts';
import { type Brought, bringFiles, filesKey } from './bring-files.ts';
import { dialectOf } from './dialect.ts';
import { documentProblems } from './document-problems.ts';
import type { DocumentProblem } from './document-problem.ts';
import { documentSource } from './document-source.ts';
import { originsOf } from './origins.ts';
import type { applyOverlays, Overlaid } from './overlays/apply-overlays.ts';
import { parseText } from './parse-text.ts';
import { rawDocument } from './raw-document.ts';
import { isUrl, type Reach } from './reach.ts';
import { type Mapping, mappingOf } from './record.ts';
import { readOperations } from './read-operations.ts';
import { schemasOf } from './schemas.ts';
import { securitySchemes } from './security-schemes.ts';

/** How a document is read, beyond its name. */
export interface DocumentOptions {
  /** Overlay files, applied in this order. */
  readonly overlays?: readonly string[];
  readonly reach?: Reach;
  /** `file:line:column ` of what names the document (`/spec`) or an overlay (`/overlays/0`). */
  readonly namedAt?: (pointer: string) => string;
}

const nowhere: Reach = { anywhere: false, fetch: () => Promise.reject(new Error('nothing is fetched here')) };

/**
 * Reads an OpenAPI document, 2.0 to 3.2, JSON or YAML, with the files that it refers to. What is broken and needed by no
 * operation does not matter; what is broken and needed is a warning, and counts as absent.
 */
export async function loadDocument(
  file: string,
  { overlays = [], reach = nowhere, namedAt = () => '' }: DocumentOptions = {},
): Promise<ApiDocument> {
  const source = isUrl(file)
    ? documentSource(file, await reach.fetch(file))
    : await fileSource(file, () => namedAt('/spec'));
  const origins = originsOf(file);
  const found: string[] = [];
  const written = parseText(file, source.text, (line) => found.push(line));
  const overlaid = await overlaidWith(overlays, mappingOf(written), { origins, namedAt });
  found.push(...overlaid.warnings);
  const dialect = dialectOf(file, overlaid.root);
  const brought = await bringFiles({ file, root: overlaid.root, dialect, origins }, reach);
  const document = rawDocument(file, brought.root, dialect, origins);

  const odd: DocumentProblem[] = [];
  const operations = readOperations(document, (part, sentence, operation) =>
    odd.push({
      place: document.placeOf(part.pointer),
      sentence: withReference(part.value, sentence, brought),
      operation,
    }),
  );
  const sources = new Map([source, ...overlaid.sources, ...brought.sources].map((read) => [read.file, read]));
  const locate: Locate = (place) => sources.get(place.file)?.locate(place);
  const { title } = mappingOf(brought.root['info']);
  return {
    file,
    title: typeof title === 'string' ? title : file,
    sha256: digest([...sources.values()]),
    operations,
    schemas: schemasOf(document),
    securitySchemes: securitySchemes(document),
    locate,
    warnings: (chosen) => {
      const about = oddOnes(odd, chosen);
      const problems = documentProblems(document, { chosen, operations, why: (reference) => why(reference, brought) });
      return [...found, ...firstLines([about, problems], locate)];
    },
  };
}

/** Most documents are planned as they are, without what overlays need. */
async function overlaidWith(
  files: readonly string[],
  root: Mapping,
  context: Parameters<typeof applyOverlays>[2],
): Promise<Overlaid> {
  if (files.length === 0) return { root, sources: [], warnings: [] };
  const { applyOverlays } = await import('./overlays/apply-overlays.ts');
  return await applyOverlays(root, files, context);
}

async function fileSource(file: string, namedAt: () => string): Promise<Source> {
  return documentSource(file, (await readSource(file, namedAt)).text);
}

/** Of one file its own digest; more files count as one text. */
function digest(sources: readonly Source[]): string {
  const [only, ...others] = sources.map(({ sha256 }) => sha256);
  if (only !== undefined && others.length === 0) return only;
  return createHash('sha256')
    .update([only, ...others].join('\n'))
    .digest('hex');
}

function oddOnes(odd: readonly DocumentProblem[], chosen: readonly Operation[]): readonly DocumentProblem[] {
  const ids = new Set(chosen.map(({ id }) => id));
  return odd.filter(({ operation }) => operation === undefined || ids.has(operation));
}

function withReference(value: unknown, sentence: string, brought: Brought): string {
  const { $ref } = mappingOf(value);
  return typeof $ref === 'string' ? `${sentence}: ${why($ref, brought)}` : sentence;
}

/** The reference as its author knows it, and why it leads nowhere. */
function why(reference: string, { sources, reasons }: Brought): string {
  const [, index = '', pointer = ''] = new RegExp(`^#/${filesKey}/(\\d+)(.*)$`).exec(reference) ?? [];
  const name = sources[Number(index)]?.file;
  const written = index === '' || name === undefined ? reference : `${name}#${pointer}`;
  const reason = reasons.get(reference);
  return `${written}, which leads nowhere${reason === undefined ? '' : ` (${reason})`}`;
}

const cap = 20;

/** A document that lies often lies a thousand times: the first lines say enough. */
function firstLines(problems: readonly Iterable<DocumentProblem>[], locate: Locate): readonly string[] {
  const lines = new Set<string>();
  for (const { place, sentence } of Iterator.from(problems).flatMap((some) => some)) {
    const at = placeText(place, locate);
    lines.add(
      lines.size < cap
        ? `${at} ${sentence}`
        : `${at} and further problems of the document, from here on, are not shown`,
    );
    if (lines.size > cap) break;
  }
  return [...lines];
}
