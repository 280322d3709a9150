import type { RenderOptions, Report, Reporter } from '../../src/model/report.ts';

/** The whole output of a reporter. */
export async function textOf(
  reporter: Reporter,
  report: Report,
  options: RenderOptions = { colour: false, width: 100 },
): Promise<string> {
  let text = '';
  for await (const part of reporter.render(report, options)) text += part;
  return text;
}
