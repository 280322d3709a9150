import type { ExchangeLine } from '../../model/journal.ts';
import type { Oracle, Refusal } from '../../model/oracle.ts';
import type { Response } from '../../model/signature.ts';
import { shapeOf } from '../shape.ts';

/** Statuses that say something about a resource, and not about a limit, a body or a broken server. */
const telling = new Set([401, 403, 404, 410]);

/** CWE-204: what is hidden must be answered like what is not there, or the answer tells that it is there. */
export const existenceLeak: Oracle = {
  summary: 'a hidden resource is answered otherwise than one that does not exist (CWE-204)',
  severity: 'medium',
  title: 'refusals tell that what they hide exists',
  remedy:
    'answer a hidden resource exactly like one that does not exist: look it up with the rights of the caller, and say 404 for both',
  *look({ exchanges, all }) {
    for (const refusal of all) {
      const { cell, verdict } = refusal;
      const twin = cell.twin === null ? undefined : exchanges.get(cell.twin);
      if (!twin || !verdict.proof.steady || cell.expected.outcome !== 'refused') continue;
      const evidence = differenceOf(refusal, twin);
      if (evidence !== undefined) yield { cell: cell.id, evidence, against: twin.id };
    }
  },
};

function differenceOf({ exchange, response }: Refusal, twin: ExchangeLine): string | undefined {
  const { answer } = twin;
  if (answer.kind !== 'response' || !telling.has(answer.status)) return undefined;
  if (answer.status !== response.status) return `${response.status}, and ${answer.status} for one that does not exist`;
  if (isPage(response) || isPage(answer) || response.truncated || answer.truncated) return undefined;
  const own = ownWords(exchange.request.target, twin.request.target);
  const others = ownWords(twin.request.target, exchange.request.target);
  return shapeOf(without(response, own)) === shapeOf(without(answer, others))
    ? undefined
    : `${response.status} for both, with another body than for one that does not exist`;
}

/** Pages are full of what comes at random. */
function isPage({ headers, body }: Response): boolean {
  return String(headers['content-type'] ?? '').includes('html') || /^\s*</.test(body);
}

/** What only one of the two requests names: answers may repeat it without giving anything away. */
function ownWords(target: string, other: string): RegExp | undefined {
  const shared = new Set(wordsOf(other));
  const own = wordsOf(target).filter((word) => !shared.has(word));
  if (own.length === 0) return undefined;
  const longestFirst = [target, ...own, ...own.map(decoded)].toSorted((left, right) => right.length - left.length);
  return new RegExp(`(?<![\\w-])(?:${longestFirst.map((word) => RegExp.escape(word)).join('|')})(?![\\w-])`, 'g');
}

function wordsOf(target: string): readonly string[] {
  return target.split(/[/?&=]/).filter((word) => word !== '');
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

/** The same answer as if it did not repeat these words; only texts repeat them. */
function without(response: Response, words: RegExp | undefined): Response {
  if (!words) return response;
  const told = (text: string) => text.replaceAll(words, '…');
  try {
    const value: unknown = JSON.parse(response.body, (_, member: unknown) =>
      typeof member === 'string' ? told(member) : member,
    );
    return { ...response, body: JSON.stringify(value) };
  } catch {
    return { ...response, body: told(response.body) };
  }
}
