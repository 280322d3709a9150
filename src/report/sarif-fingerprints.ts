import { createHash } from 'node:crypto';

/** GitHub tells alerts apart by the first one, and would else compute it from the line, which many cells share. */
export function sarifFingerprints(rule: string, identity: string): Readonly<Record<string, string>> {
  const hash = createHash('sha256').update(`${rule}\n${identity}`).digest('hex').slice(0, 32);
  return { primaryLocationLineHash: `${hash}:1`, 'rolecall/v1': hash };
}
