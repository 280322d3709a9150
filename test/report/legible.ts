import { extname } from 'node:path';
import { auditIslands } from './audit-islands.ts';

/** What a report says, by the ending of its file: without wrapping, and without what every build of the page changes. */
const readings: Readonly<Record<string, (text: string) => string>> = {
  '.html': (text) => {
    const still = text
      .replace(/(<style>)[^]*(<\/style>)/, '$1$2')
      .replace(/(<script>)[^]*(<\/script>)/, '$1$2')
      .replaceAll(/sha256-[\w+/=]+/g, 'sha256-')
      .replaceAll(/(<script type="text\/plain" id="[^"]*">)[^<]*/g, '$1');
    return `${still}\n${JSON.stringify(auditIslands(text), undefined, 1)}\n`;
  },
};

/** A report as it can be read and compared: whatever is compressed or encoded as a whole is taken out of that. */
export function legible(file: string, text: string): string {
  return readings[extname(file)]?.(text) ?? text;
}
