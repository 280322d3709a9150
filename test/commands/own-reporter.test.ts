import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { aContract } from './a-contract.ts';
import { rolecall } from './rolecall.ts';

let cwd: string;
const run = (...args: readonly string[]) => rolecall(['run', '--quiet', '--only', 'POST /orders', ...args], { cwd });
const module = (name: string, text: string) => writeFile(join(cwd, name), text);

/** TypeScript with types to be taken away, and everything that a reporter has. */
const good = `interface Seen { readonly verdict: { readonly id: string } }
export default {
  summary: 'ids',
  file: 'ids.txt',
  async *render(report: { judged: () => AsyncIterable<Seen> }) {
    for await (const { verdict } of report.judged()) yield verdict.id + '\\n';
  },
};
`;

beforeAll(async () => {
  cwd = await aContract();
  await module('mine.ts', good);
  await module('mine.mjs', good.replace(/^interface.*\n/, '').replace(/: \{ judged.*Seen> \}/, ''));
  await module(
    'broken.mjs',
    good
      .replace(/^interface.*\n/, '')
      .replace(/\(report[\s\S]*/, "() { yield 'a'; throw new Error('no\\n luck'); } };"),
  );
});

describe('a reporter of the user’s own', () => {
  test.for(['./mine.ts', 'mine.mjs'])('%s writes into the folder of the run, or where it is told to', async (name) => {
    const { exitCode, stderr } = await run(
      '--output',
      name.slice(-4),
      '--reporter',
      name,
      '-r',
      `${name}=own/here.txt`,
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(await readFile(join(cwd, 'own/here.txt'), 'utf8')).toMatch(/^POST \/orders \w+/m);
    const { stdout } = await rolecall(['report', name.slice(-4), '-r', name], { cwd });
    expect(stdout).toBe('');
  });

  test.for([
    [
      'nothing.mjs',
      '',
      'its default export has no `summary` (a string), no `file` (a string), no `render` (a function)',
    ],
    [
      'some.mjs',
      "export default { summary: 'x', file: 'y', render: 1 };",
      'its default export has no `render` (a function)',
    ],
    ['wrong.mjs', 'export default {', 'cannot be loaded'],
    ['./gone.ts', undefined, 'cannot be loaded'],
  ] as const)('that is none (%s) is told in one line, before anything is sent', async ([name, text, why]) => {
    if (text !== undefined) await module(name, text);
    const { exitCode, stderr, stdout } = await run('--output', 'unsent', '--reporter', name);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toContain(name);
    expect(stderr).toContain(why);
    expect(existsSync(join(cwd, 'unsent'))).toBe(false);
  });

  test('that fails is named in one line, and the others are written and shown all the same', async () => {
    const reports = ['broken.mjs=a.txt', 'sarif=out/out.sarif', 'junit=out/out.xml', './mine.ts=out/ids.txt'];
    const ended = await run('--output', 'failing', ...reports.flatMap((report) => ['-r', report]));
    expect(ended.exitCode).toBe(3);
    expect(ended.stderr).toMatch(
      /^the reporter broken\.mjs failed \(Error: no luck\)\. The journal of the run is intact: rolecall report failing\S+ shows it\n$/,
    );
    expect(ended.stdout).toMatch(/^Proven: /);
    expect(JSON.parse(await readFile(join(cwd, 'out/out.sarif'), 'utf8'))).toHaveProperty('runs');
    expect(await readFile(join(cwd, 'out/out.xml'), 'utf8')).toMatch(/<\/testsuite>\n$/);
    expect(await readFile(join(cwd, 'out/ids.txt'), 'utf8')).toContain('POST /orders editor\n');
    const folder = /rolecall report (\S+)/.exec(ended.stderr)?.[1] ?? '';
    expect((await rolecall(['report', folder, '-r', 'junit=again.xml'], { cwd })).exitCode).toBe(0);
    expect(await readFile(join(cwd, 'again.xml'), 'utf8')).toBe(await readFile(join(cwd, 'out/out.xml'), 'utf8'));
  });

  test('a file that cannot be written keeps none of the others from being written', async () => {
    const { exitCode, stderr } = await run('-r', 'junit=api.json/in-a-file.xml', '-r', 'csv=out/after.csv');
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/^api\.json\/in-a-file\.xml cannot be written .*\n$/);
    expect(await readFile(join(cwd, 'out/after.csv'), 'utf8')).toContain('POST /orders');
  });
});
