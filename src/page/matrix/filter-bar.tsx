import { useEffect, useRef } from 'preact/hooks';
import { changeKinds } from '../../model/change-kinds.ts';
import { verdictNames } from '../../model/verdict-codes.ts';
import type { Audit } from '../data/audit.ts';
import { isFiltered, noFilters, type Filters } from '../data/filters.ts';
import type { PageState } from '../data/page-state.ts';
import type { Go } from '../use-page-state.ts';
import { Choice, type Option } from './choice.tsx';
import { severities } from '../../model/severities.ts';

interface FilterBarProps {
  readonly audit: Audit;
  readonly filters: Filters;
  readonly view: PageState['view'];
  readonly go: Go;
}

/** What is looked for: words, and one choice for each thing that cells differ in. */
export function FilterBar({ audit, filters, view, go }: FilterBarProps) {
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => focusOnSlash(search), []);
  const set = (change: Partial<Filters>) => {
    go({ filters: { ...filters, ...change } }, { replace: true });
  };
  const { changes, overview } = audit;
  return (
    <form class="filters no-print" role="search" onSubmit={(event) => event.preventDefault()}>
      <label class="field search">
        <span>Search</span>
        <input
          ref={search}
          type="search"
          placeholder="refunds editor token=expired   /"
          value={filters.text}
          onInput={({ currentTarget }) => {
            set({ text: currentTarget.value });
          }}
        />
      </label>
      <Choice name="Role" value={filters.role} options={overview.roles} onChange={(role) => set({ role })} />
      <Choice name="Tag" value={filters.tag} options={tagsOf(audit)} onChange={(tag) => set({ tag })} />
      <Choice name="Verdict" value={filters.verdict} options={verdicts} onChange={(verdict) => set({ verdict })} />
      <Choice
        name="Severity"
        value={filters.severity}
        options={severities}
        onChange={(severity) => set({ severity })}
      />
      <Choice name="Axis" value={filters.axis} options={axesOf(audit)} onChange={(axis) => set({ axis })} />
      {changes.size > 0 && (
        <Choice name="Change" value={filters.change} options={changeOptions} onChange={(change) => set({ change })} />
      )}
      <div class="buttons">
        <button
          type="button"
          aria-pressed={view === 'list'}
          onClick={() => go({ view: view === 'list' ? 'matrix' : 'list' })}
        >
          Cell by cell
        </button>
        <button type="button" disabled={!isFiltered(filters)} onClick={() => go({ filters: noFilters })}>
          Clear
        </button>
      </div>
    </form>
  );
}

const verdicts: readonly Option[] = [
  { value: 'finding', words: 'any finding' },
  ...verdictNames,
  { value: 'proven', words: 'proven' },
  { value: 'unproven', words: 'provable, not proven' },
  { value: 'accepted', words: 'accepted deviation' },
  { value: 'seen', words: 'seen by an oracle' },
];

const changeOptions: readonly Option[] = Object.entries(changeKinds).map(([value, { words }]) => ({ value, words }));

function tagsOf({ tags }: Audit): readonly string[] {
  return [...new Set([...tags.values()].flat())].toSorted();
}

function axesOf({ table }: Audit): readonly Option[] {
  const axes = [...table.axes].flatMap(([name, { texts }]) => [
    { value: name, words: `${name}: any` },
    ...texts.flatMap((text) => (text === '' ? [] : [`${name}=${text}`])),
  ]);
  return [{ value: 'none', words: 'nothing but the role' }, ...axes];
}

function focusOnSlash(search: { readonly current: HTMLInputElement | null }): () => void {
  const listen = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLElement && event.target.closest('input, select, dialog') !== null;
    if (event.key !== '/' || typing) return;
    event.preventDefault();
    search.current?.focus();
  };
  addEventListener('keydown', listen);
  return () => {
    removeEventListener('keydown', listen);
  };
}
