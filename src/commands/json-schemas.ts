import * as z from 'zod';
import { formatSchemas } from '../load/formats/format-schemas.ts';
import { differenceDocument } from '../model/difference.ts';
import { compiledContract } from '../model/compiled-contract.ts';
import { journalLine } from '../model/journal.ts';
import { reportDocument } from '../model/report-document.ts';
import { verdictLine } from '../model/verdict-line.ts';
import { vocabulary } from '../registries.ts';

/** The JSON Schemas of all files by name, those that people write and those that Rolecall writes. */
export function jsonSchemas(): Readonly<Record<string, object>> {
  const all = {
    ...formatSchemas(vocabulary),
    journal: journalLine,
    report: reportDocument,
    verdict: verdictLine,
    difference: differenceDocument,
    'compiled-contract': compiledContract,
  };
  return Object.fromEntries(Object.entries(all).map(([name, type]) => [name, asJson(type)]));
}

function asJson(type: z.ZodType): object {
  // What people write is the input of the schemas; the output has defaults filled in.
  return z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' });
}
