import type { JournalWriter } from '../execute/journal-writer.ts';
import { LiveJudge } from '../judge/live.ts';
import type { JournalLine, RunLine } from '../model/journal.ts';
import type { TrialOptions } from './trial-options.ts';

/** Every line that is written is also judged at once, for the live display. */
export function judgedJournal(
  file: JournalWriter,
  run: RunLine,
  { reading, onProgress, onExchange, now, begun, keepVerdicts = false }: TrialOptions,
): { readonly journal: JournalWriter; readonly judge: LiveJudge; readonly settled: (requests: number) => void } {
  const judge = new LiveJudge(run, reading, { keep: keepVerdicts });
  const startedMs = now().getTime();
  let operationsDone = begun?.settled.size ?? 0;
  const journal: JournalWriter = {
    close: file.close,
    room: file.room,
    write: (line: JournalLine, text?: string) => {
      file.write(line, text);
      if (onExchange && line.type === 'exchange') onExchange(line);
      judge.add(line);
    },
  };
  const settled = (requests: number) => {
    operationsDone++;
    const elapsedMs = now().getTime() - startedMs;
    onProgress({ operationsDone, operations: run.operations.length, requests, elapsedMs, verdicts: judge.verdicts });
  };
  return { journal, judge, settled };
}
