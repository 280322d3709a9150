import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeFiles } from '../load/document/write-files.ts';
import { config, curl, har, matrix, secrets, spec } from '../load/traffic/shop-files.ts';
import { rolecall } from './rolecall.ts';

const output = 'imported.scenario.yaml';

/** A project with recordings in it, and `rolecall` run there. */
async function project(files: Readonly<Record<string, string>> = {}) {
  const all = {
    'rolecall.yaml': config,
    'spec.yaml': spec,
    'matrix.yaml': matrix,
    'log.har': har,
    'curl.sh': curl,
    ...files,
  };
  const cwd = dirname(await writeFiles(all));
  return {
    run: (...args: readonly string[]) => rolecall(args, { cwd }),
    read: async () => await readFile(join(cwd, output), 'utf8'),
    write: (name: string, text: string) => writeFile(join(cwd, name), text),
  };
}

describe('import', () => {
  test('it says how many requests were of no use, and where the file must be named to be read', async () => {
    const { run, write } = await project();
    await write('mixed.sh', `curl -X POST http://127.0.0.1:1/api/none -d '{}'\n${curl}`);
    const alone = await run('import', 'curl.sh', '--output', output);
    const mixed = await run('import', 'mixed.sh', '--output', output, '--force');
    const unmatched = ({ stdout }: typeof alone) => Number(/ (\d+) requests? to no operation/.exec(stdout)?.[1] ?? 0);
    expect(unmatched(mixed)).toBe(unmatched(alone) + 1);
    expect(mixed.stdout).toMatch(/A run reads it where `scenarios` of rolecall\.yaml names it/);
  });

  test('an HTTP archive becomes a scenario file: one request for each operation, the first that was admitted', async () => {
    const { run, read } = await project();
    const ended = await run('import', 'log.har', '--output', output);
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    const { requests } = parse(await read());
    expect(requests).toEqual({
      'POST /orders': {
        parameters: { dryRun: true, 'X-Tenant': 'acme' },
        body: { sku: 'tea', quantity: 2, tags: ['a'] },
      },
      'POST /orders/search': { body: { text: 'tea' } },
      'POST /orders/{orderId}/notes': { parameters: { orderId: 'ord_17' }, body: { text: 'hello' } },
      'POST /sessions': {
        body: { name: 'ann', password: { unique: 'password' }, nested: { refresh_token: { unique: 'refresh_token' } } },
      },
      'POST /payments': { body: { amount: 12, items: [{ sku: '007', gift: true }] } },
      'POST /resets/{code}': {},
    });
    expect(await read()).toMatch(/\n  # log\.har, entry 6, answered 201\n  # .*api_key was left out/);
    expect(ended.stdout).toContain(`${output}: 6 of the contract's operations`);
  });

  test('curl commands become one, whatever their spelling', async () => {
    const { run, read } = await project();
    expect(await run('import', 'curl.sh', '--output', output)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(parse(await read()).requests).toEqual({
      'POST /orders': { parameters: { dryRun: false }, body: { sku: "it's tea", quantity: 2 } },
      'POST /orders/{orderId}/notes': { parameters: { orderId: 'ord_9' }, body: { text: '# no comment' } },
      'POST /orders/search': { body: { page: 2 } },
      'POST /payments': { body: { amount: 5, items: [{ sku: 'a b' }] } },
      'POST /files': { body: { title: 'Report', upload: 'rolecall' } },
    });
  });

  test.for(['log.har', 'curl.sh'])(
    '%s: no secret survives, in no form, neither in the file nor on the screen',
    async (file) => {
      const { run, read } = await project();
      const { stdout, stderr } = await run('import', file, '--output', output);
      const recording = `${har}${curl}`;
      for (const secret of secrets) {
        if (!secret.includes('YW5')) expect(recording).toContain(secret);
        for (const form of [
          secret,
          encodeURIComponent(secret),
          Buffer.from(secret).toString('base64').replace(/=+$/, ''),
        ])
          expect(`${await read()}${stdout}${stderr}`).not.toContain(form);
      }
      expect(await read()).not.toMatch(/\$QUERY|1234|report\.pdf|topsecret/);
    },
  );

  test('the file that was written is part of the contract, and what it says is sent', async () => {
    const { run } = await project();
    await run('import', 'log.har', '--output', output);
    const planned = await run('plan', '--explain', 'POST /payments editor');
    expect(planned).toMatchObject({ exitCode: 0, stderr: '' });
    expect(planned.stdout).toContain('x-www-form-urlencoded; nothing generated');
  });

  test('nothing is overwritten unless it is asked for', async () => {
    const { run, read, write } = await project();
    await write('other.yaml', '# mine\n');
    expect(await run('import', 'log.har', '--output', 'other.yaml')).toMatchObject({
      exitCode: 3,
      stderr: expect.stringMatching(/other\.yaml exists already.*--force/),
    });
    await run('import', 'log.har', '--output', output);
    const first = await read();
    expect(await run('import', 'curl.sh', '--output', output)).toMatchObject({ exitCode: 3 });
    expect(await read()).toBe(first);
    expect(await run('import', 'log.har', '--output', output, '--force')).toMatchObject({ exitCode: 0 });
    expect(await read()).toBe(first);
  });

  test('an operation that a scenario file declares keeps its request', async () => {
    const { run, read } = await project({
      'own.scenario.yaml': 'rolecall: 1\nrequests:\n  POST /orders: { body: { mine: 1 } }\n',
    });
    expect((await run('import', 'log.har', '--output', output)).stdout).toContain('POST /orders  not imported');
    expect(Object.keys(parse(await read()).requests)).not.toContain('POST /orders');
  });

  test.for([
    ['not.har', 'hello', /neither an HTTP archive .* nor a file of curl commands/],
    ['else.har', '{"log":{"entries":[]}}', /none of the 0 recorded requests calls an operation/],
    ['cmd.txt', 'curl "https://x" ^\n -d 1', /commands for cmd\.exe/],
  ] as const)('%s is refused in one line', async ([file, text, message]) => {
    const { run } = await project({ [file]: text });
    const { exitCode, stderr } = await run('import', file, '--output', output);
    expect(exitCode).toBe(3);
    expect(stderr.trimEnd()).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
