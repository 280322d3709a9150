import { readFile } from 'node:fs/promises';
import { RolecallError } from '../model/rolecall-error.ts';
import { printable } from '../report/printable.ts';

const shownLines = 300;

/** How a file differs from what it should say, as a unified diff with the command that updates it; `undefined`: it does not. */
export async function drift(
  parts: AsyncIterable<string>,
  { name, file, folder }: { readonly name: string; readonly file: string; readonly folder: string },
): Promise<string | undefined> {
  let now = '';
  for await (const part of parts) now += part;
  const before = await textOf(file);
  if (before === now) return undefined;
  const { createTwoFilesPatch } = await import('diff');
  const patch: string | undefined = createTwoFilesPatch(file, `${name} of this run`, before ?? '', now, '', '', {
    context: 3,
    timeout: 5_000,
  });
  const lines = (patch ?? '')
    .trimEnd()
    .split('\n')
    .filter((line) => !/^=+$/.test(line));
  const shown = lines.slice(0, shownLines).map((line) => line.slice(0, 1) + printable(line.slice(1)));
  if (lines.length > shownLines) shown.push(`and ${lines.length - shownLines} more lines`);
  const what = before === undefined ? 'does not exist' : 'does not say what this run says';
  return [
    `${file} ${what}:`,
    ...shown,
    `If the run is right, update it: npx rolecall report ${word(folder)} --reporter ${word(`${name}=${file}`)}`,
    '',
  ].join('\n');
}

/** Line ends are git's business. */
async function textOf(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).replaceAll('\r\n', '\n');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    const reason = cause instanceof Error ? cause.message : 'unknown reason';
    throw new RolecallError('unreadable-file', `${file} cannot be read (${reason})`, { cause });
  }
}

function word(text: string): string {
  return /^[\w./=:@+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
