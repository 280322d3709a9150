import { type Baselines, baselineText } from '../model/baseline.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { baselineFile } from './formats/baseline-file.ts';
import { readFormat } from './read-format.ts';
import { readSource } from './source.ts';

/** Reads a baseline. What Rolecall wrote and nobody touched is read without a map of its lines, which large files make dear. */
export async function readBaseline(file: string, vocabulary: Vocabulary): Promise<Baselines> {
  const source = await readSource(file);
  return (
    asWritten(source.text) ?? readFormat(source, baselineFile, { name: 'baseline', vocabulary }).environments ?? {}
  );
}

/** The same text comes out again: no key stands in it twice, as a merge may leave it. */
function asWritten(text: string): Baselines | undefined {
  try {
    const { success, data } = baselineFile.safeParse(JSON.parse(text));
    const environments = success ? data.environments : undefined;
    return environments && baselineText(environments) === text ? environments : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
