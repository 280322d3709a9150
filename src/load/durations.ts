import type { Vocabulary } from '../model/vocabulary.ts';
import { durationsFile } from './formats/durations-file.ts';
import { readFormat } from './read-format.ts';
import { readSource } from './source.ts';

/** Milliseconds by operation, as the reporter `durations` wrote them. */
export async function durations(file: string, vocabulary: Vocabulary): Promise<ReadonlyMap<string, number>> {
  const { milliseconds = {} } = readFormat(await readSource(file), durationsFile, { name: 'durations', vocabulary });
  return new Map(Object.entries(milliseconds));
}
