import type { AuditFinding } from '../../model/audit-data.ts';
import { noFilters, type Filters } from './filters.ts';

/** Filters that show the cells of a finding, or at least not much beside them. */
export function filtersFor({ verdict, code, fault, operations, accepted }: AuditFinding): Filters {
  const role = /^role (.+)$/.exec(fault)?.[1] ?? '';
  const axis = code === 'oracle' || !fault.includes('=') ? '' : fault;
  const [only = '', ...others] = operations;
  return {
    ...noFilters,
    role,
    axis,
    text: others.length === 0 ? only.replaceAll(/\s+/g, ' ') : '',
    verdict: code === 'oracle' ? 'seen' : accepted ? 'accepted' : verdict,
  };
}
