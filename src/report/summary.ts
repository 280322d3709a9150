import type { Report, Reporter } from '../model/report.ts';
import { markdownText } from './markdown-text.ts';
import { summaryFinding } from './summary-finding.ts';
import { summaryMatrix } from './summary-matrix.ts';
import { summaryWorklist } from './summary-worklist.ts';

/** GitHub takes 1 MiB for a step, and shows nothing of a longer one; other commands of the step may write, too. */
const most = 1_000_000;

/** For people on a web page: Markdown with the findings, the worklist and the matrix. */
export const summary: Reporter = {
  summary: 'for $GITHUB_STEP_SUMMARY and comments: Markdown with findings, worklist and matrix, less than 1 MiB',
  file: 'summary.md',
  async *render(report) {
    const cut = `\nThe rest is left out, because GitHub shows at most 1 MiB: see the other reports.\n`;
    let left = most - Buffer.byteLength(cut);
    for (const part of parts(report)) {
      left -= Buffer.byteLength(part);
      if (left < 0) {
        yield cut;
        return;
      }
      yield part;
    }
  },
};

/** In pieces after each of which the text may end. */
function* parts({ run, conclusion, folder }: Report): Generator<string> {
  const { headline, findings, worklist, exitCode, interrupted } = conclusion;
  yield `## ${exitCode === 0 ? '✓' : '✗'} Rolecall: ${markdownText(headline)}\n\n`;
  if (run.partial) yield 'Only a selection of the scenarios was run.\n\n';
  if (interrupted) yield 'Interrupted: what had finished by then is reported.\n\n';
  const counted = findings.filter(({ accepted, verdict }) => !accepted && verdict !== 'note');
  const accepted = findings.filter((finding) => finding.accepted);
  const notes = findings.filter(({ accepted: known, verdict }) => !known && verdict === 'note');
  for (const finding of counted) yield summaryFinding(finding, run);
  yield* summaryWorklist(worklist);
  yield* section(
    'Accepted by the matrix, not counted',
    accepted.map((finding) => summaryFinding(finding, run)),
  );
  yield* section(
    'Notes, not counted',
    notes.map((finding) => summaryFinding(finding, run)),
  );
  yield* summaryMatrix(conclusion);
  yield `\nRun ${markdownText(folder)}\n`;
}

function* section(title: string, texts: readonly string[]): Generator<string> {
  if (texts.length === 0) return;
  yield `### ${title}\n\n`;
  yield* texts;
}
