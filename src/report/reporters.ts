import type { Reporter } from '../model/report.ts';
import { durations } from './durations.ts';
import { csv } from './csv.ts';
import { github } from './github.ts';
import { har } from './har.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { ndjson } from './ndjson.ts';
import { permissions } from './permissions.ts';
import { sarif } from './sarif.ts';
import { summary } from './summary.ts';
import { terminal } from './terminal.ts';

/** Every format that a run can be shown in. */
export const reporters = {
  terminal,
  json,
  ndjson,
  junit,
  sarif,
  csv,
  github,
  summary,
  har,
  html,
  permissions,
  durations,
} satisfies Record<string, Reporter>;

/** The names for `--format` and `--reporter`. */
export type ReporterName = keyof typeof reporters;
