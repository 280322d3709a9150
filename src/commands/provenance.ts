import type { RunLine } from '../model/journal.ts';
import { startedBy } from './started-by.ts';

/** Where the process runs, and which CI service started it: for the journal of a run. */
export function provenance(): NonNullable<RunLine['by']> {
  // What a `.env` file says is nothing that a CI service said.
  const ci = startedBy(process.env);
  return { node: process.versions.node, platform: `${process.platform} ${process.arch}`, ...(ci && { ci }) };
}
