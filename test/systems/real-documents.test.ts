import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/pipeline.ts';

const specs = resolve('../shared/specs');
const documents = ['stripe-2020-08-27.yaml', 'docker-engine-1.48.yaml', 'discord.json', 'openai-2.3.yaml'];

const matrix = `rolecall: 1
roles:
  viewer: {}
  editor: { includes: [viewer] }
  admin: { includes: [editor] }
  auditor: {}
operations:
  POST /**: editor
`;

describe.skipIf(!existsSync(specs))('the embedded API serves documents that nobody here wrote', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rolecall-real-'));
    await writeFile(join(folder, 'matrix.yaml'), matrix);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.for(documents)(
    '%s: at least 95 % of the provable cells are proven with one matrix of four roles',
    async (document) => {
      const { conclusion } = await run({
        environment: 'embedded',
        spec: join(specs, document),
        matrix: join(folder, 'matrix.yaml'),
        today: '2026-01-01',
        strategy: 'pairs',
        seed: 1,
        only: [],
        concurrency: 8,
        timeoutMs: 10_000,
        mutate: [],
        output: join(folder, 'runs'),
        variables: {},
        signal: new AbortController().signal,
        now: () => new Date(),
        onProgress: () => {},
      });
      const { share, findings, worklist } = conclusion;
      console.log(`${document}: ${conclusion.headline}`);
      for (const { verdict, code, cells, operations } of worklist)
        console.log(`  ${verdict} ${code}: ${cells} cells of ${operations.join(', ')}`);
      expect(findings).toEqual([]);
      expect(share.provable).toBeGreaterThan(300);
      expect(share.proven / share.provable).toBeGreaterThanOrEqual(0.95);
    },
  );
});
