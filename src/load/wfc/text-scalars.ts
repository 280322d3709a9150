import { parseDocument, visit } from 'yaml';

/**
 * A YAML file in which every scalar is the text that stands there: `password: 0123` means these four characters, as tools
 * that read it into texts see it. `<<` merges.
 */
export function textScalars(text: string): unknown {
  const document = parseDocument(text, { merge: true, logLevel: 'silent' });
  visit(document, {
    Scalar: (_key, node) => {
      if (node.value !== null && typeof node.value !== 'string') node.value = node.source ?? '';
    },
  });
  return document.toJS({ maxAliasCount: -1 });
}
