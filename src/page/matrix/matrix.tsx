import { useMemo } from 'preact/hooks';
import type { Audit } from '../data/audit.ts';
import { count } from '../data/count.ts';
import { fieldsOf } from '../data/fields.ts';
import { isFiltered } from '../data/filters.ts';
import { matching } from '../data/matching.ts';
import type { PageState } from '../data/page-state.ts';
import { Section } from '../parts/section.tsx';
import type { Go } from '../use-page-state.ts';
import { CellList } from './cell-list.tsx';
import { FilterBar } from './filter-bar.tsx';
import { Grid } from './grid.tsx';
import { Legend } from './legend.tsx';

interface MatrixProps {
  readonly audit: Audit;
  readonly state: PageState;
  readonly go: Go;
}

/** Operations × roles, or the cells one by one: whichever cells are looked for. */
export function Matrix({ audit, state: { filters, view }, go }: MatrixProps) {
  const found = useMemo(() => matching(audit, filters), [audit, filters]);
  const fields = useMemo(() => fieldsOf(audit, found), [audit, found]);
  const body = useMemo(
    () =>
      view === 'list' ? (
        <CellList audit={audit} found={found} go={go} />
      ) : (
        <Grid audit={audit} fields={fields} go={go} />
      ),
    [audit, fields, found, view, go],
  );
  return (
    <Section id="matrix" title="Operations × roles">
      <FilterBar audit={audit} filters={filters} view={view} go={go} />
      <p class="found" role="status">
        {count(fields.found, 'cell')}
        {isFiltered(filters) && ` of ${audit.table.size.toLocaleString('en')}`},{' '}
        {count(fields.rows.length, 'operation')}, {count(fields.columns.length, 'role')}
      </p>
      {fields.found === 0 ? <p class="nothing">No cell is like that.</p> : body}
      <Legend />
    </Section>
  );
}
