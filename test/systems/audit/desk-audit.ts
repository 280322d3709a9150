import { openDesk } from '../desk-run.ts';
import { writtenAudit, type WrittenAudit } from './written-audit.ts';

/** The mistakes that are planted: an outsider is let in, refusals tell too much, and a challenge says too little. */
const planted = ['tenant-unchecked-on-tickets', 'refusal-shows-the-stack', 'scope-not-asked-for'] as const;

/** The audit report of one run against the desk, which has some mistakes. */
export async function deskAudit(): Promise<WrittenAudit> {
  await using desk = await openDesk(...planted);
  const { report } = await desk.run('pairs');
  return await writtenAudit(report);
}
