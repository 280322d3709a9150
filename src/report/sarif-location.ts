import { placeOfRule } from './place-of-rule.ts';
import { printable } from './printable.ts';

/** In the matrix, or in the document where the rule was derived from it. */
export function sarifLocation(rule: string): object {
  const { file, line = 1, column } = placeOfRule(rule);
  return {
    physicalLocation: {
      artifactLocation: artifact(file),
      // GitHub refuses a result without a line.
      region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
    },
  };
}

/** Files are named from where Rolecall was started, which in CI is the root of the sources. */
function artifact(file: string): object {
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(file)) return { uri: URL.parse(file)?.href ?? encodeURI(printable(file)) };
  const path = file.replaceAll('\\', '/').split('/').map(encoded).join('/');
  if (/^(\/|[A-Za-z]:\/)/.test(file.replaceAll('\\', '/'))) return { uri: `file://${path.replace(/^(?!\/)/, '/')}` };
  return { uri: path, uriBaseId: '%SRCROOT%' };
}

function encoded(segment: string): string {
  return encodeURIComponent(segment.toWellFormed());
}
