import type { Report } from '../../model/report.ts';
import { allPrintable } from './all-printable.ts';
import { CellColumns } from './cell-columns.ts';
import { EvidenceCollector } from './evidence-collector.ts';
import { htmlHead } from './html-head.ts';
import { island } from './island.ts';
import { overviewOf } from './overview-of.ts';
import { pageAssets } from './page-assets.ts';
import { staticSummary } from './static-summary.ts';

/** The audit report as a page: what can be read at once first, then the evidence as it is read, the script last. */
export async function* auditPage(report: Report): AsyncGenerator<string> {
  const { run } = report;
  const assets = await pageAssets(run);
  yield htmlHead(run, assets);
  yield '<body>\n';
  yield* staticSummary(report);
  const cells = new CellColumns();
  let evidence = new EvidenceCollector(run);
  let number = 0;
  for await (const judged of report.judged()) {
    if (!evidence.takes(judged)) {
      yield island(`evidence-${number}`, evidence.evidence());
      evidence = new EvidenceCollector(run);
      number++;
    }
    evidence.add(judged);
    cells.add(judged.verdict, number);
  }
  if (!evidence.isEmpty) yield island(`evidence-${number}`, evidence.evidence());
  yield island('cells', cells.cells());
  yield island('overview', allPrintable(overviewOf(report)));
  yield `<script>${assets.script}</script>\n</body>\n</html>\n`;
}
