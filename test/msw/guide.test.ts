import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { rolecall, root } from '../commands/rolecall.ts';

test('the example of the guide passes', async () => {
  const guide = await readFile(join(root, 'docs/msw.md'), 'utf8');
  const [, example = ''] = /```js run\n([\s\S]*?)```/.exec(guide) ?? [];
  expect(example).toContain("from 'rolecall/msw'");
  // Inside of the package, so that msw and vitest are found.
  await mkdir(join(root, '.rolecall'), { recursive: true });
  const folder = await mkdtemp(join(root, '.rolecall/guide-'));
  try {
    const compiled = await rolecall(['compile', '-o', join(folder, 'contract.json')]);
    expect(compiled).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    const source = JSON.stringify(join(root, 'src/msw.ts'));
    await writeFile(join(folder, 'guide.test.js'), example.replace("'rolecall/msw'", source));
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    await writeFile(join(folder, 'vitest.config.js'), 'export default {};');
    const { stdout } = await promisify(execFile)(process.execPath, [vitest, 'run'], { cwd: folder });
    expect(stdout).toMatch(/Tests .*2 passed/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
