import type { Reporter } from '../model/report.ts';
import { toJson } from './to-json.ts';

/** For `--durations`: what the requests to each operation took, in the order of the document, so that it can be committed. */
export const durations: Reporter = {
  summary: 'for run --shard --durations FILE: how long each operation took',
  file: 'durations.json',
  async *render({ run, judged }) {
    const taken = new Map(run.operations.map((operation) => [operation, 0]));
    for await (const { verdict } of judged())
      taken.set(verdict.operation, (taken.get(verdict.operation) ?? 0) + verdict.ms);
    yield '{\n  "rolecall": 1,\n  "milliseconds": {';
    let separator = '\n';
    for (const [operation, ms] of taken) {
      yield `${separator}    ${toJson(operation)}: ${Math.round(ms)}`;
      separator = ',\n';
    }
    yield '\n  }\n}\n';
  },
};
