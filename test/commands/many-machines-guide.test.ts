import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { aContract } from './a-contract.ts';
import { rolecall, root } from './rolecall.ts';

const guide = readFileSync(join(root, 'docs/many-machines.md'), 'utf8');
const [github, gitlab] = [...guide.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']): unknown =>
  parse(text),
);

interface GitLab {
  readonly contract: { readonly parallel: number; readonly script: readonly string[] };
  readonly verdict: { readonly script: readonly string[] };
}

interface GitHub {
  readonly jobs: Record<'contract' | 'verdict', { readonly steps: readonly { readonly run?: string }[] }>;
}

const commandsIn = (script: readonly (string | undefined)[]) =>
  script.flatMap((line) => (line?.startsWith('npx rolecall ') ? [line.split(' ').slice(2)] : []));

test('what the guide shows of GitLab makes one run of four shards', async () => {
  const { contract, verdict } = gitlab as GitLab;
  const cwd = await aContract();
  const [run = []] = commandsIn(contract.script);
  for (let index = 1; index <= contract.parallel; index++) {
    const args = run.map((word) =>
      word.replaceAll('$CI_NODE_INDEX', String(index)).replaceAll('$CI_NODE_TOTAL', String(contract.parallel)),
    );
    expect((await rolecall(args, { cwd })).exitCode).toBe(0);
  }
  const [merge = []] = commandsIn(verdict.script);
  const { exitCode, stdout } = await rolecall(
    merge.flatMap((word) => (word.includes('*') ? globSync(word, { cwd }) : [word])),
    { cwd },
  );
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringMatching(/^Proven: /) });
});

test('what it shows of GitHub are the same commands', () => {
  const { jobs } = github as GitHub;
  const runs = (job: 'contract' | 'verdict') =>
    commandsIn(jobs[job].steps.map(({ run }) => run)).map((words) => words.join(' '));
  expect(runs('contract')).toEqual(['run --shard ${{ matrix.shard }}/4 --quiet']);
  expect(runs('verdict')).toEqual(commandsIn((gitlab as GitLab).verdict.script).map((words) => words.join(' ')));
});
