import { noFilters, type Filters } from './filters.ts';

/** What the page shows; all of it stands in its address, so that a link leads to the same. */
export interface PageState {
  readonly filters: Filters;
  readonly view: 'matrix' | 'list';
  readonly look: Look | undefined;
}

/** What the dialog is about: an operation, the cells of one role on it, or a cell. */
export type Look =
  | { readonly kind: 'operation'; readonly operation: string; readonly role: string }
  | { readonly kind: 'cell'; readonly id: string };

/** Nothing is looked for. */
export const startState: PageState = { filters: noFilters, view: 'matrix', look: undefined };

/** Reads the part of an address after `#`; whatever it does not know is left alone. */
export function stateFrom(hash: string): PageState {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const text = (name: string) => said.get(name) ?? '';
  return {
    filters: {
      text: text('q'),
      role: text('role'),
      tag: text('tag'),
      verdict: text('verdict'),
      severity: text('severity'),
      axis: text('axis'),
      change: text('change'),
    },
    view: text('view') === 'list' ? 'list' : 'matrix',
    look: lookFrom(text('cell'), text('operation'), text('of')),
  };
}

/** The part of the address that says the same. */
export function hashOf({ filters, view, look }: PageState): string {
  const { text, ...others } = filters;
  const said = {
    q: text,
    ...others,
    view: view === 'list' ? view : '',
    cell: look?.kind === 'cell' ? look.id : '',
    operation: look?.kind === 'operation' ? look.operation : '',
    of: look?.kind === 'operation' ? look.role : '',
  };
  return `#${new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ''))}`;
}

function lookFrom(cell: string, operation: string, role: string): Look | undefined {
  if (cell !== '') return { kind: 'cell', id: cell };
  return operation === '' ? undefined : { kind: 'operation', operation, role };
}
