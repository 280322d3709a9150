import type { Oracle } from '../../model/oracle.ts';
import type { Response } from '../../model/signature.ts';
import { byAnswer } from '../by-answer.ts';
import { readable } from '../readable.ts';

/** A frame as each runtime writes it: file with line, or what only a trace begins with. Never the name of an error alone. */
const frames: Readonly<Record<string, RegExp>> = {
  'Node.js': /(?:^|[\s"'])at [^\n]{0,300}?(?:[^\s():]{1,300}\.[cm]?[jt]sx?|node:[\w/]{1,100}):\d+:\d+/,
  Java: /(?:^|[\s"'])at (?:[\w.@-]{0,60}\/{1,2})?(?:[\w$]{1,80}\.){1,20}[\w$<>]{1,80}\((?:[\w$]{1,80}\.(?:java|kt|scala|groovy):\d+|Native Method|Unknown Source)\)/,
  Python: /Traceback \(most recent call last\):|File "[^"\n]{1,300}\.py", line \d+, in \S/,
  '.NET':
    /(?:^|[\s"'])at [\w.`<>[\],+]{1,300}\([^)\n]{0,300}\) in [^\n]{1,300}:line \d+|\n\s{1,8}at [A-Z]\w{0,80}(?:\.[\w`<>[\],+]{1,80}){1,20}\([^)\n]{0,300}\)\s{0,4}\n\s{1,8}at [A-Z]/,
  PHP: /#\d+ [^\s(]{1,300}\.php\(\d+\):|\bin (?:<b>)?[^\s<]{1,300}\.php(?:<\/b>)? on line (?:<b>)?\d|"file":\s?"[^"]{1,300}\.php",\s{0,20}"line":\s?\d/,
  Ruby: /\.rb:\d+:in [`'‘]/,
  Go: /\bgoroutine \d+ \[[\w ,]{1,60}\]:|\.go:\d+ \+0x[\da-f]+/,
};

const shown = 120;

/** CWE-209: an error message that tells how the server is built. */
export const stackTrace: Oracle = {
  summary: 'a refusal holds a stack trace of Node.js, Java, Python, .NET, PHP, Ruby or Go (CWE-209)',
  severity: 'high',
  title: 'refusals leak a stack trace',
  remedy: 'let the error handler of the target write a message of its own, and keep the trace for the log',
  *look({ all }) {
    for (const { cell, response } of all) {
      const evidence = traceIn(response);
      if (evidence !== undefined) yield { cell: cell.id, evidence };
    }
  },
};

const traceIn = byAnswer(({ body }: Response): string | undefined => {
  if (body === '') return undefined;
  const text = readable(body);
  for (const [runtime, frame] of Object.entries(frames)) {
    const found = frame.exec(text)?.[0].trim();
    if (found !== undefined) return `a stack trace of ${runtime}: "${found.slice(0, shown)}"`;
  }
  return undefined;
});
