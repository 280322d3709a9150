import type { ExchangeLine } from '../model/journal.ts';
import { printable } from './printable.ts';

/** A request and its answer in a line, for whoever watches a run go by. */
export function exchangeLine({ about, request, answer, attempt, ms }: ExchangeLine): string {
  const again = attempt > 1 ? ` (attempt ${attempt})` : '';
  return `${printable(about)}${again}: ${request.method} ${printable(request.target)} → ${answerWords(answer)} in ${ms} ms`;
}

function answerWords(answer: ExchangeLine['answer']): string {
  if (answer.kind === 'response') return String(answer.status);
  return answer.kind === 'failure' ? `no answer (${answer.phase}: ${printable(answer.code)})` : 'not sent';
}
