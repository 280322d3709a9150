import type { CellLine } from '../model/journal.ts';
import type { Decided, Evidence } from './decide.ts';

function noControl({ controls, recipe }: CellLine, parts: string): string {
  const [first] = controls;
  if (first === undefined) return 'give the environment a principal that the rule allows';
  if (controls.length === 1) return `make ${first} work: without its fault the request was not admitted either${parts}`;
  return `give a request that works: ${recipe} was not admitted for any allowed principal${parts}`;
}

/** What would settle an open cell, one sentence that starts with what to do; `null` for a settled one. */
export function supplyFor(
  cell: CellLine,
  { verdict, code }: Decided,
  { outcome, status }: { outcome: Evidence['outcome']; status: number | null },
): string | null {
  if (verdict === 'not-evaluable') return cell.notSent?.supply ?? 'run it again';
  if (verdict !== 'inconclusive') return null;
  const answered = status === null ? 'nothing' : `${status}`;
  const parts = cell.generated.length > 0 ? ` (generated: ${cell.generated.join(', ')})` : '';
  switch (code) {
    case 'unsteady':
      return 'make the target answer the same request alike: the missing-token request, twice in a row, got two outcomes';
    case 'no-control':
      return noControl(cell, parts);
    case 'not-recognised':
      return `show that the server knows the credential of ${cell.principal}: a \`verify\` read, or an operation that admits it`;
    case 'other-cause':
      return 'remove the other cause (limit, CSRF, WAF, address or gateway rule) that answered in place of the permission';
    case 'doubtful-recipe':
      return `write the parts of ${cell.recipe} that were generated${parts}: the refusal may be about them`;
    case 'limited':
      return `lower --rps or raise the limit: ${answered} answered for the limit and not for the permission`;
    case 'unanswered':
      return 'look at the target: it did not answer in time or closed the connection';
    default:
      return outcome === 'rejected' || outcome === 'absent'
        ? `give a request that works: ${cell.recipe} was answered ${answered}${parts}`
        : `look at the target: ${cell.recipe} was answered ${answered}`;
  }
}
