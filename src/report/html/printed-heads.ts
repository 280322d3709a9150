import type { RunLine } from '../../model/journal.ts';

/** Which run it is and how many pages there are, at the borders of every printed page: a CSS rule. */
export function printedHeads({ id }: RunLine): string {
  const name = id.replaceAll(/[^\w.: -]/g, '');
  return `@page {
  margin: 18mm 14mm;
  @top-left { content: "Rolecall \\B7  run ${name}"; font: 8pt sans-serif; }
  @bottom-right { content: "page " counter(page) " of " counter(pages); font: 8pt sans-serif; }
}
`;
}
