import type { Report } from '../model/report.ts';
import { standing } from '../model/standing.ts';

/** How each cell of a run stands, by the id of its scenario. */
export async function standingsOf({ judged }: Report): Promise<ReadonlyMap<string, string>> {
  const standings = new Map<string, string>();
  for await (const { verdict } of judged()) standings.set(verdict.id, standing(verdict));
  return standings;
}
