import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { build } from 'rolldown';

/** `node src/page/bundle.js FOLDER`: the page of the audit report as one script and one style, which `src/report/html.ts` writes into each report. */
const [, , folder = 'dist/page'] = argv;

await build({
  input: join(import.meta.dirname, 'page.tsx'),
  platform: 'browser',
  output: {
    file: join(folder, 'page.js'),
    format: 'iife',
    minify: true,
    banner: '/*! Rolecall, MIT. Holds Preact, (c) 2015-present Jason Miller, MIT: https://preactjs.com */',
  },
});
copyFileSync(join(import.meta.dirname, 'page.css'), join(folder, 'page.css'));
