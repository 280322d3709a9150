import type { RunLine } from '../../model/journal.ts';
import { contentPolicy } from './content-policy.ts';
import { escapeHtml } from './escape-html.ts';
import type { PageAssets } from './page-assets.ts';

/** The head of the page. The policy comes first: it holds for what follows it. */
export function htmlHead({ id, environment }: RunLine, assets: PageAssets): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta http-equiv="content-security-policy" content="${contentPolicy(assets)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>Rolecall · ${escapeHtml(environment.name)} · run ${escapeHtml(id)}</title>
<style>${assets.style}</style>
</head>
`;
}
