import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rolecall, root } from './rolecall.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'rolecall-guide-'));
  for (const each of ['specs', 'scenarios', 'rolecall.yaml'])
    await cp(join(root, each), join(cwd, each), { recursive: true });
});
afterAll(() => rm(cwd, { recursive: true }));

test('what docs/difference.md shows is what comes out', async () => {
  const guide = await readFile(join(root, 'docs/difference.md'), 'utf8');
  const blocks = [...guide.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$/gm)];
  let said = '';
  let shown = 0;
  for (const [, info, body = ''] of blocks) {
    const lines = body.trimEnd().split('\n');
    if (info === 'sh') for (const line of lines) said = await executed(line);
    const text = info === 'json' ? await readFile(join(cwd, 'rolecall.lock.json'), 'utf8') : said;
    if (info !== 'json' && info !== '') continue;
    // Counts grow with operations and token states; what is said of them stays.
    for (const line of lines) if (line !== '…') expect(steady(text)).toContain(steady(line));
    shown++;
  }
  expect(shown).toBe(2);
});

async function executed(line: string): Promise<string> {
  const [command = '', exit = '0'] = line.split(/\s+# exit code /);
  const { exitCode, stdout } = await rolecall(command.split(' ').slice(2), { cwd });
  expect({ command, exitCode }).toEqual({ command, exitCode: Number(exit) });
  return stdout;
}

function steady(text: string): string {
  return text.replaceAll(/\d+ (?=widened|cells|operations|more)/g, '# ');
}
