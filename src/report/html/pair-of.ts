import type { AuditPair } from '../../model/audit-data.ts';
import type { RunLine } from '../../model/journal.ts';
import type { Judged } from '../../model/report.ts';
import { printable } from '../printable.ts';
import { reproduction } from '../reproduction.ts';

/** The two commands that show a cell; `heldAgainst` says what the first one is, where it is not the control of the cell. */
export function pairOf(judged: Judged, run: RunLine, heldAgainst = judged.verdict.control): AuditPair {
  const { control, fault, resources } = reproduction(judged, run);
  return {
    control: control ?? [],
    fault: fault ?? [],
    heldAgainst: control && heldAgainst !== null ? printable(heldAgainst) : null,
    resources: resources.map(({ name, what }) => ({ name: printable(name), what: printable(what) })),
  };
}
