import { gzipSync } from 'node:zlib';
import { toJson } from '../to-json.ts';

/** Data for the page, compressed: base64 holds nothing that HTML would act upon. */
export function island(id: string, value: unknown): string {
  const data = gzipSync(toJson(value), { level: 9, memLevel: 9 }).toString('base64');
  return `<script type="text/plain" id="${id}">${data}</script>\n`;
}
