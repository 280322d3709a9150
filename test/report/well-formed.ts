import { spawnSync } from 'node:child_process';
import { parse } from 'csv-parse/sync';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { auditIslands } from './audit-islands.ts';
import { htmlStructure } from './html-structure.ts';

/** What is there besides texts, by the ending of the file: two outputs that differ in texts alone have the same. Throws where it cannot be read. */
export const structures: Readonly<Record<string, (text: string) => unknown>> = {
  json: (text) => shapeOf(JSON.parse(text)),
  sarif: (text) => shapeOf(JSON.parse(text)),
  har: (text) => shapeOf(JSON.parse(text)),
  ndjson: (text) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => shapeOf(JSON.parse(line))),
  csv: (text) => {
    // A row of another length throws.
    const rows: string[][] = parse(text, { record_delimiter: '\r\n' });
    for (const value of rows.flat()) if (/^[=+@-]/.test(value)) throw new Error(`a formula: ${value}`);
    return rows.length;
  },
  xml: (text) => {
    const { status, stderr } = spawnSync('xmllint', ['--noout', '-'], { input: text, encoding: 'utf8' });
    if (status !== 0 && status !== null) throw new Error(stderr);
    return text.match(/<\/?[a-z]+/g);
  },
  html: (text) => [htmlStructure(text), shapeOf(auditIslands(text))],
  md: (text) => {
    const html = micromark(text, {
      allowDangerousHtml: true,
      allowDangerousProtocol: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    });
    const outside = html.replaceAll(/<(code|pre)\b[\s\S]*?<\/\1>/g, '').replaceAll(/<[^>]*>/g, '');
    // GitHub looks for these in the HTML, when entities have been read.
    const linked = /@\w|(?<!&)#\d|\bGH-\d|https?:\/\/|\bwww\./i.exec(outside);
    if (linked) throw new Error(`GitHub would link ${linked[0]} of ${outside.slice(linked.index, linked.index + 50)}`);
    // A text with a border of tables in it is no code.
    return html.match(/<\/?[a-z][^\s>]*/gi)?.filter((tag) => !tag.endsWith('code'));
  },
  txt: (text) => {
    // oxlint-disable-next-line no-control-regex
    const control = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/.exec(text);
    if (control) throw new Error(`a control character: ${JSON.stringify(control[0])}`);
    const lines = text.trimEnd().split('\n');
    // A table that is too wide goes into several.
    if (!lines.every((line) => line.startsWith('::'))) return 'text';
    return lines.map((line) => /^::(error|warning|notice) [^:]*::/.exec(line)?.[1]);
  },
};

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.values(value).map(shapeOf);
}
