import { copyFileSync, mkdirSync } from 'node:fs';

/** The page of the audit report as one script, which `src/report/html.ts` writes into each report. */
export default {
  input: 'src/page/page.tsx',
  platform: 'browser',
  output: {
    file: 'dist/page/page.js',
    format: 'iife',
    minify: true,
    banner: '/*! Rolecall, MIT. Holds Preact, (c) 2015-present Jason Miller, MIT: https://preactjs.com */',
  },
  plugins: [
    {
      name: 'styles',
      buildEnd() {
        mkdirSync('dist/page', { recursive: true });
        copyFileSync('src/page/page.css', 'dist/page/page.css');
      },
    },
  ],
};
