/** What is looked for; an empty text asks nothing. */
export interface Filters {
  /** Words that the id of a cell or a tag of its operation must contain. */
  readonly text: string;
  readonly role: string;
  readonly tag: string;
  /** A verdict, or `finding`, `proven`, `unproven`, `accepted`. */
  readonly verdict: string;
  readonly severity: string;
  /** `token`: anything off its default there; `token=expired`: that; `none`: nothing is off its default. */
  readonly axis: string;
  /** How it changed, against the first side that the run is held against. */
  readonly change: string;
}

/** Nothing is asked. */
export const noFilters: Filters = { text: '', role: '', tag: '', verdict: '', severity: '', axis: '', change: '' };

/** Whether anything is asked. */
export function isFiltered(filters: Filters): boolean {
  return Object.values(filters).some((text) => text !== '');
}
