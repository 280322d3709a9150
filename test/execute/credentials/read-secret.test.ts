import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSecret } from '../../../src/execute/credentials/read-secret.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'rolecall-secret-'))));
afterAll(() => rm(folder, { recursive: true }));

describe('a command that does not end', () => {
  test('is killed in time, and one line says so', async () => {
    const file = join(folder, 'pid');
    const script = `require('fs').writeFileSync(process.argv[1], String(process.pid)); console.log('half-a-secret'); setInterval(() => {}, 1000)`;
    const command = [process.execPath, '-e', script, file];
    const started = performance.now();
    const read = await readSecret({ command }, {}, { commandMs: 2_000 });
    expect(read).toEqual({
      problem: `the command ${process.execPath} did not end within 2 s: it must print the secret and end`,
    });
    expect(performance.now() - started).toBeLessThan(10_000);
    const pid = Number(await readFile(file, 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  test('is not waited for when what it started goes on', async () => {
    const script = `require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 8000)'], { stdio: 'inherit' }); setInterval(() => {}, 1000)`;
    const started = performance.now();
    const read = await readSecret({ command: [process.execPath, '-e', script] }, {}, { commandMs: 1_000 });
    expect(read).toMatchObject({ problem: expect.stringContaining('did not end within 1 s') });
    expect(performance.now() - started).toBeLessThan(6_000);
  });
});

test.for<[title: string, script: string, expected: object]>([
  ['a secret is what it prints, without the line break', 'console.log("s3cret ")', { secret: 's3cret' }],
  ['nothing is no secret', '', { problem: `the command ${process.execPath} printed nothing` }],
  [
    'its error output is not repeated',
    'console.error("s3cret"); process.exit(3)',
    { problem: `the command ${process.execPath} failed (3): run it by hand` },
  ],
  [
    'it sees the variables that it is given, and no others',
    'console.log(process.env.GIVEN, process.env.HOME)',
    { secret: 'g undefined' },
  ],
])('of a command: %s', async ([, script, expected]) => {
  expect(await readSecret({ command: [process.execPath, '-e', script] }, { GIVEN: 'g' })).toEqual(expected);
});

test('a command that is not there is told by its name', async () => {
  expect(await readSecret({ command: ['no-such-command-at-all'] }, {})).toEqual({
    problem: 'the command no-such-command-at-all failed (ENOENT): run it by hand',
  });
});
