import type { RenderOptions, Report, Reporter } from '../../src/model/report.ts';

/** The whole output of a reporter. */
export async function textOf(
  reporter: Reporter,
  report: Report,
  options: Partial<RenderOptions> = {},
): Promise<string> {
  let text = '';
  for await (const part of reporter.render(report, { colour: false, width: 100, ...options })) text += part;
  return text;
}
