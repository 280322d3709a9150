import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { run } from '../../src/pipeline.ts';
import type { Conclusion } from '../../src/model/conclusion.ts';
import type { Judged } from '../../src/model/report.ts';
import { notesToken } from './notes-token.ts';

const key = 'the key of the notes server, only for these tests';

const variables = {
  NOTES_KEY: key,
  NOTES_VIEWER_TOKEN: notesToken('viewer', { key, expiresInS: 3600 }),
  NOTES_VIEWER_EXPIRED_TOKEN: notesToken('viewer', { key, expiresInS: -60 }),
  NOTES_EDITOR_TOKEN: notesToken('editor', { key, expiresInS: 3600 }),
  NOTES_EDITOR_EXPIRED_TOKEN: notesToken('editor', { key, expiresInS: -60 }),
};

/** What a run against the notes server came to. */
export interface NotesRun {
  readonly conclusion: Conclusion;
  readonly judged: readonly Judged[];
}

/** Starts the notes server as a process of its own, broken as told, and runs its contract against it. */
export async function runNotes(...broken: readonly string[]): Promise<NotesRun> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-notes-'));
  await using server = await startNotes(broken);
  try {
    await cp(join(import.meta.dirname, 'notes'), folder, { recursive: true });
    const config = join(folder, 'rolecall.yaml');
    const text = await readFile(config, 'utf8');
    await writeFile(config, text.replace('http://127.0.0.1:4010', server.url));
    const report = await run({
      config,
      today: '2026-11-23',
      strategy: 'pairs',
      seed: 1,
      only: [],
      concurrency: 4,
      timeoutMs: 10_000,
      mutate: [],
      output: join(folder, 'runs'),
      variables,
      signal: new AbortController().signal,
      now: () => new Date(),
      onProgress: () => {},
    });
    const judged: Judged[] = [];
    for await (const one of report.judged()) judged.push(one);
    return { conclusion: report.conclusion, judged };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function startNotes(broken: readonly string[]): Promise<AsyncDisposable & { readonly url: string }> {
  const switches = broken.flatMap((name) => ['--break', name]);
  const server = spawn(process.execPath, [join(import.meta.dirname, 'notes-server.ts'), '--port', '0', ...switches], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NOTES_KEY: key },
  });
  const exit = once(server, 'exit');
  for await (const url of createInterface({ input: server.stdout })) {
    return {
      url,
      [Symbol.asyncDispose]: async () => {
        server.kill();
        await exit;
      },
    };
  }
  throw new Error(`the notes server did not start: ${String(await exit)}`);
}
