import { Document } from 'yaml';
import type { Taken } from './taking.ts';

/** The lists of steps that make principals, by name, as a scenario file. */
export function stepsText(steps: Readonly<Record<string, NonNullable<Taken['steps']>>>, source: string): string {
  const document = new Document({ rolecall: 1, steps });
  document.commentBefore = ` Logins of ${source.replaceAll(/\s+/g, ' ')}, by \`rolecall import\`. Secrets stay in variables; the rest is as it was:\n look whether it may be written down.`;
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
