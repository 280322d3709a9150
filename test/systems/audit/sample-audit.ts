import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../src/pipeline.ts';
import { root } from '../../commands/rolecall.ts';
import { writtenAudit, type WrittenAudit } from './written-audit.ts';

/** The audit report of the sample contract on the embedded API: nothing is wrong there. */
export async function sampleAudit(): Promise<WrittenAudit> {
  const output = await mkdtemp(join(tmpdir(), 'rolecall-sample-'));
  try {
    const report = await run({
      config: join(root, 'rolecall.yaml'),
      environment: 'embedded',
      today: '2026-11-23',
      strategy: 'pairs',
      seed: 1,
      only: [],
      concurrency: 4,
      timeoutMs: 30_000,
      mutate: [],
      output,
      variables: {},
      signal: new AbortController().signal,
      now: () => new Date(),
      onProgress: () => {},
    });
    return await writtenAudit(report);
  } finally {
    await rm(output, { recursive: true });
  }
}
