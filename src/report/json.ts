import type { Reporter } from '../model/report.ts';
import { toJson } from './to-json.ts';

/** For programs: one object with the run, its conclusion and every verdict. */
export const json: Reporter = {
  summary: 'for programs: one object with the run, its conclusion and all verdicts',
  file: 'report.json',
  async *render({ run, conclusion, judged }) {
    yield `{"rolecall":1,\n"run":${toJson(run)},\n"conclusion":${toJson(conclusion)},\n"verdicts":[`;
    let separator = '\n';
    for await (const { verdict } of judged()) {
      yield separator + toJson(verdict);
      separator = ',\n';
    }
    yield '\n]}\n';
  },
};
