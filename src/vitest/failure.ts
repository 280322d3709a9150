import { resolve } from 'node:path';
import type { Rule } from './cell-result.ts';

/**
 * The error of a red test. Its stack says where a person would mend it: the rule of the matrix that decided, then the
 * line of the test file that holds the contract; frames of Rolecall would say nothing.
 */
export function failure(message: string, { rule, caller }: { readonly rule?: Rule; readonly caller: string }): Error {
  const error = new Error(message);
  error.name = 'AssertionError';
  error.stack = [`AssertionError: ${message}`, ...frameOf(rule), caller].filter((line) => line !== '').join('\n');
  return error;
}

/** A rule that was derived from the document has no line: its lines are worked out only when shown. */
function frameOf(rule: Rule | undefined): string[] {
  const [, file, line, column] = /^([^#]+):(\d+):(\d+)$/.exec(rule?.at ?? '') ?? [];
  if (file === undefined) return [];
  return [`    at ${rule?.text ?? ''} (${resolve(file)}:${line}:${column})`];
}
