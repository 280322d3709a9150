import type { Severity } from '../model/severities.ts';

/** SARIF 2.1.0 §3.27.10 knows three levels of what is wrong. */
export const sarifLevels = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'warning',
  info: 'note',
} as const satisfies Record<Severity, string>;
