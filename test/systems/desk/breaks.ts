import type { Break } from './break.ts';
import { addressBreaks } from './breaks/address-breaks.ts';
import { caseBreaks } from './breaks/case-breaks.ts';
import { effectBreaks } from './breaks/effect-breaks.ts';
import { hidingBreaks } from './breaks/hiding-breaks.ts';
import { otherBreaks } from './breaks/other-breaks.ts';
import { ownerBreaks } from './breaks/owner-breaks.ts';
import { refusalBreaks } from './breaks/refusal-breaks.ts';
import { roleBreaks } from './breaks/role-breaks.ts';
import { tenantBreaks } from './breaks/tenant-breaks.ts';
import { tokenBreaks } from './breaks/token-breaks.ts';

/** Everything that can be broken, one mistake at a time. */
export const breaks: readonly Break[] = [
  ...roleBreaks,
  ...ownerBreaks,
  ...tenantBreaks,
  ...hidingBreaks,
  ...tokenBreaks,
  ...addressBreaks,
  ...caseBreaks,
  ...effectBreaks,
  ...refusalBreaks,
  ...otherBreaks,
];
