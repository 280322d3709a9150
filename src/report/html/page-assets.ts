import type { RunLine } from '../../model/journal.ts';
import { assetText } from './asset-text.ts';
import { inlined } from './inlined.ts';
import { printedHeads } from './printed-heads.ts';

/** The script and the style of the page, as they stand between their tags. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** Reads what `npm run build` bundled; the style says which run it is on every printed page. */
export async function pageAssets(run: RunLine): Promise<PageAssets> {
  const [script, style] = await Promise.all([
    assetText(import.meta.resolve('#page/page.js')),
    assetText(import.meta.resolve('#page/page.css')),
  ]);
  return { script: inlined(script), style: inlined(`${style}${printedHeads(run)}`) };
}
