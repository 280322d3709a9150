import type { Reporter } from '../model/report.ts';
import { toJson } from './to-json.ts';

/** For pipes: one verdict a line, as they were settled. */
export const ndjson: Reporter = {
  summary: 'for pipes: one verdict a line',
  file: 'verdicts.ndjson',
  async *render({ judged }) {
    // Each line says the version: pipes cut, filter and join, and a line at the head would not come along.
    for await (const { verdict } of judged()) yield `${toJson({ rolecall: 1, ...verdict })}\n`;
  },
};
