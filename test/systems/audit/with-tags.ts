import { gunzipSync } from 'node:zlib';
import type { AuditOverview } from '../../../src/model/audit-data.ts';
import { island } from '../../../src/report/html/island.ts';

/** A report in which each operation has these tags, whatever its document says. */
export function withTags(text: string, tagsOf: (operation: string) => readonly string[]): string {
  return text.replace(/<script type="text\/plain" id="overview">([^<]*)<\/script>\n/, (_, data: string) => {
    const overview: AuditOverview = JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString());
    const operations = overview.operations.map((operation) => ({ ...operation, tags: tagsOf(operation.id) }));
    return island('overview', { ...overview, operations });
  });
}
