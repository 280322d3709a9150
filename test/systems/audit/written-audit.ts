import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Judged, Report } from '../../../src/model/report.ts';
import { html } from '../../../src/report/html.ts';
import { textOf } from '../../report/text-of.ts';

/** An audit report in a file, and the run that it is of. */
export interface WrittenAudit extends AsyncDisposable {
  readonly url: string;
  /** Its verdicts are in memory: the folder of the run may be gone. */
  readonly report: Report;
  readonly judged: readonly Judged[];
}

/** Writes the audit report of a run to a file of its own; `change` may tamper with it. */
export async function writtenAudit(
  report: Report,
  change: (text: string) => string | Promise<string> = (text) => text,
): Promise<WrittenAudit> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-audit-'));
  const file = join(folder, 'report.html');
  await writeFile(file, await change(await textOf(html, report)));
  const judged: Judged[] = [];
  for await (const one of report.judged()) judged.push(one);
  return {
    url: pathToFileURL(file).href,
    report: {
      ...report,
      judged: async function* () {
        yield* judged;
      },
    },
    judged,
    [Symbol.asyncDispose]: async () => await rm(folder, { recursive: true }),
  };
}
