import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { RunLine } from '../../model/journal.ts';
import { RolecallError } from '../../model/rolecall-error.ts';
import { printedHeads } from './printed-heads.ts';

/** The script and the style of the page, as they stand between their tags. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** Reads what `npm run build` bundled; the style says which run it is on every printed page. */
export async function pageAssets(run: RunLine): Promise<PageAssets> {
  const [script, style] = await Promise.all([
    textOf(import.meta.resolve('#page/page.js')),
    textOf(import.meta.resolve('#page/page.css')),
  ]);
  return {
    // What would end the element, or let the next end pass unseen: https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements
    script: script.replaceAll(/<(?=\/script)/gi, '<\\').replaceAll('<!--', String.raw`<\!--`),
    style: (style + printedHeads(run)).replaceAll(/<(?=\/style)/gi, '<\\'),
  };
}

async function textOf(url: string): Promise<string> {
  const file = fileURLToPath(url);
  try {
    // A browser reads every end of line as this one, and hashes what it has read.
    return (await readFile(file, 'utf8')).replaceAll(/\r\n?/g, '\n');
  } catch (cause) {
    throw new RolecallError(
      'unreadable-file',
      `${file} is missing, and with it the page of the html report: run npm run build`,
      { cause },
    );
  }
}
