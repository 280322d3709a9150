import { isScalar, LineCounter, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import { RolecallError } from '../model/rolecall-error.ts';
import type { Source } from './source.ts';

/** The value of a YAML or JSON file; syntax errors and keys written twice stop here, one line each. */
export function parseYaml(source: Source): unknown {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const mistakes = [...syntaxMistakes(document.errors, source.text), ...danglingAliases(document)];
  if (mistakes.length === 0) return document.toJS({ maxAliasCount: -1 });
  const messages = mistakes.map(({ offset, message }) => {
    const { line, col } = lines.linePos(offset);
    return `${source.file}:${Math.max(line, 1)}:${Math.max(col, 1)} ${message}`;
  });
  throw new RolecallError('bad-syntax', [...new Set(messages)].join('\n'));
}

interface Mistake {
  readonly offset: number;
  readonly message: string;
}

/** Every key written twice, but only the first real syntax error: what follows it is mostly its echo. */
function syntaxMistakes(errors: readonly YAMLError[], text: string): Mistake[] {
  const twice = errors.filter(({ code }) => code === 'DUPLICATE_KEY');
  const broken = errors.filter(({ code }) => code !== 'DUPLICATE_KEY');
  const paths = broken.flatMap((error) => pathInFlow(error, text));
  const other =
    paths.length > 0 ? [] : broken.slice(0, 1).map((error) => ({ offset: error.pos[0], message: explain(error) }));
  return [
    ...twice.map(({ pos: [offset] }) => ({
      offset,
      message: `the key "${keyAt(text, offset)}" is written a second time here: keep one of the two.`,
    })),
    ...paths,
    ...other,
  ];
}

/** Inside `{ }` the brace of a path parameter opens a mapping of its own, and the messages of YAML parsers say nothing of that. */
function pathInFlow({ pos: [offset] }: YAMLError, text: string): Mistake[] {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(start).split('\n', 1)[0] ?? '';
  for (const found of line.matchAll(/(?:[A-Za-z]+|\*) \/[^\s,:]*\{[^}\s]*\}[^\s,:{}]*(?:\{[^}\s]*\}[^\s,:{}]*)*/g)) {
    const [path] = found;
    if (start + found.index + path.length < offset || start + found.index > offset) continue;
    const why = 'a path with {…} cannot stand inside a flow mapping { }, where its brace opens another mapping';
    const isValue = /[:[]\s*$/.test(line.slice(0, found.index));
    const remedy = isValue
      ? 'put the whole text in quotes, or write it in block form, one key to a line.'
      : `write it in block form, on a line of its own and without the outer braces: \`${path}: …\`.`;
    const message = `${why}: ${remedy}`;
    return [{ offset: start + found.index, message }];
  }
  return [];
}

const remedies: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'a tab cannot indent YAML: use spaces.',
  BLOCK_AS_IMPLICIT_KEY: 'two values stand on one line: put a text that holds ": " in quotes, or start a new line.',
  MULTILINE_IMPLICIT_KEY: 'a key must fit on one line, followed by ":".',
  MULTIPLE_DOCS: 'a second document begins here ("---"): expected one document in a file.',
  BAD_SCALAR_START: 'a text cannot begin with this character: put it in quotes.',
};

function explain({ code, message }: YAMLError): string {
  return (
    remedies[code] ??
    `is not YAML: ${message.split('\n', 1)[0]}. Check quotes, brackets and indentation here and just above.`
  );
}

function keyAt(text: string, offset: number): string {
  const line = text.slice(offset).split('\n', 1)[0] ?? '';
  return (/^(["'])(.*?)\1\s*:/.exec(line)?.[2] ?? /^(.*?):(?:\s|$)/.exec(line)?.[1] ?? line).trim();
}

function danglingAliases(document: Document): Mistake[] {
  const mistakes: Mistake[] = [];
  visit(document, {
    Alias: (_key, node) => {
      if (node.resolve(document)) return;
      mistakes.push({
        offset: node.range?.[0] ?? 0,
        message: `the alias *${node.source} stands for nothing: no &${node.source} comes before it. Put the text in quotes if it is no alias.`,
      });
    },
    Pair: (_key, { key }) => {
      if (isScalar(key) || key === null || typeof key !== 'object' || !('range' in key)) return;
      const range = Array.isArray(key.range) ? Number(key.range[0]) : 0;
      mistakes.push({ offset: range, message: 'a mapping or a list cannot be a key: put the key in quotes.' });
    },
  });
  return mistakes;
}
