/** What an id says of its scenario. A baseline holds nothing else. */
export interface NamedCell {
  readonly operation: string;
  /** The role's principal; what is wrong with token, address or owner, whoever calls. */
  readonly caller: string;
}

/** Reads the id of a scenario: operation, principal, axes off their default. */
export function cellOf(id: string): NamedCell {
  const [, operation = id, rest = ''] = /^(\S+ \S+) (.+)$/.exec(id) ?? [];
  const [principal = '', ...axes] = rest.split(/ (?=[a-z]+=)/);
  // A case is another request and no fault: who sends it matters.
  const isFault = axes.some((axis) => !axis.startsWith('case='));
  return { operation, caller: (isFault ? axes : [principal, ...axes]).join(' ') };
}
