import type { ChangeKind } from '../model/change-kinds.ts';
import type { Change } from '../model/difference.ts';
import { cellOf } from './cell-of.ts';
import { readStanding, type Standing } from './read-standing.ts';

/** How a cell changed; `undefined`: it stands as before. Either side may lack it. */
export function changeOf(id: string, before: string | undefined, after: string | undefined): Change | undefined {
  if (before === after) return undefined;
  const was = before === undefined ? undefined : readStanding(before);
  const is = after === undefined ? undefined : readStanding(after);
  return {
    kind: was === undefined ? 'appeared' : is === undefined ? 'vanished' : kindOf(was, is),
    id,
    ...cellOf(id),
    before: before ?? null,
    after: after ?? null,
    matrixToo: was !== undefined && is !== undefined && isMeant(was, is),
  };
}

/** Access first, then why, then how well it is known. What is open on one side has neither been widened nor narrowed. */
function kindOf(was: Standing, is: Standing): ChangeKind {
  const open = was.access === 'open' || is.access === 'open';
  if (!open && was.access !== is.access) return is.access === 'admitted' ? 'widened' : 'narrowed';
  if (was.access === 'refused' && is.access === 'refused' && was.answer !== is.answer) return 'reason';
  if (was.proven !== is.proven) return was.proven ? 'proof-lost' : 'proof-won';
  if (was.access === is.access) return 'rejudged';
  return is.access === 'open' ? 'unsettled' : 'settled';
}

/** The contract wanted something else before, and wants now what the server does. */
function isMeant(was: Standing, is: Standing): boolean {
  return was.wanted !== undefined && was.wanted !== is.wanted && is.wanted === is.access && was.access !== is.access;
}
