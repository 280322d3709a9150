import type { VerdictRecord } from '../../../src/model/verdict.ts';

/** What somebody asks of the matrix; an empty text asks nothing. */
export interface Asked {
  readonly role: string;
  readonly tag: string;
  readonly verdict: string;
  readonly severity: string;
  readonly axis: string;
  readonly text: string;
}

/** The cells that are meant, told from verdicts alone: the page has another way, over columns of numbers. */
export function cellsLike(
  verdicts: readonly VerdictRecord[],
  { role, tag, verdict, severity, axis, text }: Asked,
  tags: ReadonlyMap<string, readonly string[]>,
): readonly VerdictRecord[] {
  return verdicts.filter((cell) => {
    const own = tags.get(cell.operation) ?? [];
    const words = [cell.id, ...own].join('\n').toLowerCase();
    return (
      (role === '' || cell.role === role) &&
      (tag === '' || own.includes(tag)) &&
      (verdict === '' || isOfVerdict(cell, verdict)) &&
      (severity === '' || cell.severity === severity) &&
      (axis === '' || isOfAxis(cell, axis)) &&
      text
        .toLowerCase()
        .split(' ')
        .every((word) => words.includes(word))
    );
  });
}

function isOfVerdict({ verdict, provable, proven, accepted, seen }: VerdictRecord, asked: string): boolean {
  if (asked === 'finding')
    return accepted === null && ['over-permissive', 'over-restrictive', 'wrong-refusal'].includes(verdict);
  if (asked === 'proven') return proven;
  if (asked === 'unproven') return provable && !proven;
  if (asked === 'accepted') return accepted !== null;
  if (asked === 'seen') return seen.length > 0;
  return verdict === asked;
}

/** A case is a request of its own, and nothing that is off. */
function isOfAxis({ axes }: VerdictRecord, asked: string): boolean {
  if (asked === 'none') return Object.keys(axes).every((name) => name === 'case');
  const pairs = Object.entries(axes);
  return pairs.some(([name, value]) => asked === name || asked === `${name}=${value}`);
}
