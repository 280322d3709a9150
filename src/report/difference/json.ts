import type { DifferenceFormat } from '../../model/difference-format.ts';
import { toJson } from '../to-json.ts';

/** For programs: the groups, and every single change. */
export const json: DifferenceFormat = {
  summary: 'for programs: one object with all changes',
  *render({ before, after, whole, compared, counts, groups, changes }) {
    const head = { type: 'difference', rolecall: 1, before, after, whole, compared, counts, groups };
    yield `${toJson(head).slice(0, -1)},\n"changes":[`;
    let separator = '\n';
    for (const change of changes()) {
      yield separator + toJson(change);
      separator = ',\n';
    }
    yield '\n]}\n';
  },
};
