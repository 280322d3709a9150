import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const folder = '../shared/specs';
const present = existsSync(folder);
const names = present ? readdirSync(folder).filter((name) => !name.endsWith('.tsv')) : [];
// Reports of `resourceUsage` tell the most memory that a process ever had.
const probe = 'process.on("exit", () => process.stderr.write(`\\n${process.resourceUsage().maxRSS}`));';

function p95(times: readonly number[]): number | undefined {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1];
}

describe.skipIf(!present)(
  `plans of real documents, each in a process of its own${present ? '' : ', skipped because ../shared/specs is absent'}`,
  () => {
    const rows: { readonly document: string; readonly MB: number; readonly ms: number; readonly 'RSS MB': number }[] =
      [];
    let work = '';
    beforeAll(() => {
      work = mkdtempSync(join(tmpdir(), 'rolecall-plans-'));
      writeFileSync(
        join(work, 'matrix.yaml'),
        'rolecall: 1\nroles: { viewer: {}, editor: { includes: [viewer] } }\noperations:\n  POST /**: editor\n',
      );
      writeFileSync(join(work, 'probe.mjs'), probe);
    });
    afterAll(() => {
      rmSync(work, { recursive: true });
      console.table(rows);
      const small = rows.filter(({ MB }) => MB <= 1);
      console.log(`p95 up to 1 MB: ${p95(small.map(({ ms }) => ms))} ms; of all: ${p95(rows.map(({ ms }) => ms))} ms`);
    });

    test.for(names)('%s has a plan, or an error with line and column', (name) => {
      const spec = resolve(folder, name);
      const started = performance.now();
      const args = [
        '--import',
        join(work, 'probe.mjs'),
        resolve('src/cli.ts'),
        'plan',
        '--spec',
        spec,
        '--matrix',
        'matrix.yaml',
      ];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, {
        cwd: work,
        encoding: 'utf8',
        timeout: 60_000,
      });
      const ms = Math.round(performance.now() - started);
      const lines = stderr.split('\n').filter((line) => line !== '');
      rows.push({
        document: name,
        MB: statSync(spec).size / 1e6,
        ms,
        'RSS MB': Math.round(Number(lines.at(-1)) / 1024),
      });
      if (status === 0) expect(stdout).toContain('POST /');
      else expect(lines.slice(0, -1).filter((line) => !/:\d+:\d+ /.test(line))).toEqual([]);
      expect([0, 3]).toContain(status);
    });
  },
);
