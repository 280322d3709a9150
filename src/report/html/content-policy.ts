import { createHash } from 'node:crypto';
import type { PageAssets } from './page-assets.ts';

/** The Content-Security-Policy of the page: this script and this style run, and nothing is ever fetched or sent. */
export function contentPolicy({ script, style }: PageAssets): string {
  return [
    `default-src 'none'`,
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src data:',
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
