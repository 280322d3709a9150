import type { RenderOptions, Report, Reporter } from '../model/report.ts';
import { RolecallError } from '../model/rolecall-error.ts';

/** What a reporter says. A mistake in it is told in one line, and costs nobody the run. */
export async function* rendered(
  report: Report,
  { name, reporter }: { readonly name: string; readonly reporter: Reporter },
  options: RenderOptions,
): AsyncGenerator<string> {
  try {
    for await (const part of reporter.render(report, options)) {
      if (typeof part !== 'string') throw new TypeError(`it yields ${typeof part}, and reporters yield strings`);
      yield part;
    }
  } catch (cause) {
    if (cause instanceof RolecallError) throw cause;
    const why = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    throw new RolecallError(
      'bad-reporter',
      `the reporter ${name} failed (${why.replaceAll(/\s*\n\s*/g, ' ')}). The journal of the run is intact: rolecall report ${report.folder} shows it`,
      { cause },
    );
  }
}
