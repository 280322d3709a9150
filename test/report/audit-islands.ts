import { gunzipSync } from 'node:zlib';
import type { AuditCells, AuditEvidence, AuditOverview } from '../../src/model/audit-data.ts';
import { unpackedEvidence } from '../../src/model/unpacked-evidence.ts';

/** What the islands of an audit report hold. */
export interface AuditIslands {
  readonly overview: AuditOverview;
  readonly cells: AuditCells;
  /** By number. */
  readonly evidence: readonly AuditEvidence[];
}

const element = /<script type="text\/plain" id="(overview|cells|evidence-\d+)">([\w+/=]*)<\/script>/g;

/** Reads the islands of an audit report as its page does. */
export function auditIslands(html: string): AuditIslands {
  const texts = new Map(
    [...html.matchAll(element)].map(([, id = '', data = '']) => [
      id,
      gunzipSync(Buffer.from(data, 'base64')).toString('utf8'),
    ]),
  );
  const evidence: AuditEvidence[] = [];
  for (let text = texts.get('evidence-0'); text !== undefined; text = texts.get(`evidence-${evidence.length}`))
    evidence.push(unpackedEvidence(JSON.parse(text)));
  return { overview: JSON.parse(texts.get('overview') ?? ''), cells: JSON.parse(texts.get('cells') ?? ''), evidence };
}
