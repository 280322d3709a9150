import type * as z from 'zod';
import type { Vocabulary } from '../../model/vocabulary.ts';
import type { FormatName } from '../not-supported-yet.ts';
import { baselineFile } from './baseline-file.ts';
import { coverageFile } from './coverage-file.ts';
import { durationsFile } from './durations-file.ts';
import { roleMatrix } from './role-matrix.ts';
import { rolecallFile } from './rolecall-file.ts';
import { scenarioFile } from './scenario-file.ts';

/** The schemas of the files that people write: source of types, validation and JSON Schema. */
export function formatSchemas(vocabulary: Vocabulary): Readonly<Record<FormatName, z.ZodType>> {
  return {
    rolecall: rolecallFile(vocabulary),
    'role-matrix': roleMatrix,
    scenario: scenarioFile,
    coverage: coverageFile,
    baseline: baselineFile,
    durations: durationsFile,
  };
}
