/** Where a rule stands, taken apart for formats that want its parts. */
export interface RulePlace {
  readonly file: string;
  /** Absent where the rule was derived from the document, whose lines nobody worked out. */
  readonly line?: number;
  readonly column?: number;
}

/** `file:line:column`, or `file#pointer` of a rule that was derived from the document. */
export function placeOfRule(rule: string): RulePlace {
  const [, file, line, column] = /^(.*):(\d+):(\d+)$/s.exec(rule) ?? [];
  if (file !== undefined) return { file, line: Number(line), column: Number(column) };
  const [path = ''] = rule.split('#', 1);
  return { file: path };
}
