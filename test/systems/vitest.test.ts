import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JournalLine } from '../../src/model/journal.ts';
import { planOf } from '../../src/pipeline.ts';
import { rolecall, root } from '../commands/rolecall.ts';
import { aServer } from '../execute/a-server.ts';
import { runOptions } from '../running/a-run.ts';
import { config, contractFile, sample, vitestProject, type TestedCase } from './vitest-project.ts';

const file = 'contract.test.ts';

function names(cases: readonly TestedCase[], ...statuses: TestedCase['status'][]): string[] {
  return cases
    .filter(({ status }) => statuses.includes(status))
    .map(({ ancestorTitles, title }) => [...ancestorTitles, title].join(' > '));
}

function settledIn(journal: readonly JournalLine[] = []): string[] {
  return journal.flatMap((line) => (line.type === 'settled' ? [line.operation] : []));
}

describe('a contract in a test file', () => {
  test('is a suite for each operation, a test for each scenario, and a journal that can be read', async () => {
    await using project = await vitestProject({ [file]: contractFile(`{ ${sample} }`) });
    const { exitCode, cases } = await project.vitest();
    expect(names(cases, 'failed')).toEqual([]);
    expect(names(cases, 'passed')).toEqual(
      expect.arrayContaining([
        'rolecall embedded > POST /orders > editor · token=expired · expects 401',
        'rolecall embedded > POST /orders > viewer · expects 403',
        'rolecall embedded > POST /orders > admin · expects 2xx',
        'rolecall embedded > the run as a whole > is proven',
      ]),
    );
    expect(exitCode).toBe(0);
    const [journal = [], ...others] = project.journals();
    expect(others).toEqual([]);
    expect(journal.at(-1)).toMatchObject({ type: 'teardown', interrupted: false });
    const id = journal[0]?.type === 'run' ? journal[0].id : '';
    const report = await rolecall(['report', join(project.folder, '.rolecall/runs', id)]);
    expect(report.stdout).toMatch(/^Proven: /);
  });

  test('fails with all that a finding says, at the rule that decided and the file that holds the contract', async () => {
    await using project = await vitestProject({
      [file]: contractFile(`{ ${sample}, mutate: ['role-check-dropped'] }`),
    });
    const { exitCode, cases, output } = await project.vitest('--reporter=junit', '--outputFile.junit=junit.xml');
    expect(exitCode).toBe(1);
    const red = cases.find(({ title, status }) => status === 'failed' && title === 'viewer · expects 403');
    const [said = ''] = red?.failureMessages ?? [];
    expect(said).toMatch(/^AssertionError: over-permissive: a role that the matrix denies was admitted \(high\)\n/);
    for (const part of [
      /expected {2}403\n/,
      /observed {2}admitted with 20\d\n/,
      /rule {6}POST \S+ {2}\S*role-matrix\.yaml:\d+:\d+\n/,
      /→ check the permission that POST \S+ asks of role viewer/,
      /# control: POST \S+ \w+\ncurl -i -X POST /,
      /# fault: POST \S+ viewer\ncurl -i -X POST /,
    ])
      expect(said).toMatch(part);
    const frames = said.split('\n').filter((line) => line.startsWith('    at '));
    expect(frames).toHaveLength(2);
    expect(frames[0]).toMatch(/scenarios\/role-matrix\.yaml:\d+:\d+\)$/);
    expect(frames[1]).toMatch(/contract\.test\.ts:2:7/);
    expect(output).toMatch(/❯ POST \/orders .*role-matrix\.yaml:\d+:\d+/);
    expect(output).toMatch(/AssertionError: Failed: role \w+ is admitted \(\d+\) and must be refused/);
  });

  test('proves with -t what is selected, and with it only what its proof needs', async () => {
    await using project = await vitestProject({ [file]: contractFile(`{ ${sample} }`) });
    const { exitCode, cases } = await project.vitest('-t', 'POST /orders > viewer · expects 403');
    expect(names(cases, 'passed', 'failed')).toEqual(['rolecall embedded > POST /orders > viewer · expects 403']);
    expect(exitCode).toBe(0);
    const [journal = []] = project.journals();
    expect(journal[0]).toMatchObject({ type: 'run', partial: true, operations: ['POST /orders'] });
    expect(settledIn(journal)[0]).toBe('POST /orders');
    expect(settledIn(journal).length).toBeLessThan(5);
  });

  test('is shuffled, retried and cut short without another request or another verdict', async () => {
    await using project = await vitestProject({
      [file]: contractFile(`{ ${sample}, mutate: ['role-check-dropped'] }`),
    });
    const plain = await project.vitest();
    const reds = names(plain.cases, 'failed').toSorted();
    expect(reds.length).toBeGreaterThan(10);
    for (const seed of ['1', '2']) {
      const { cases } = await project.vitest('--sequence.shuffle.tests', `--sequence.seed=${seed}`, '--retry=2');
      expect(names(cases, 'failed').toSorted()).toEqual(reds);
    }
    const journals = project.journals();
    expect(journals).toHaveLength(3);
    expect(new Set(journals.map((journal) => settledIn(journal).length)).size).toBe(1);
    await project.vitest('--bail=1');
    expect(project.journals().at(-1)?.at(-1)).toMatchObject({ type: 'teardown' });
  });

  test('is run once in each project', async () => {
    const projects = `projects: ['one', 'two'].map((name) => ({ extends: true, test: { name } }))`;
    await using project = await vitestProject({
      'vitest.config.ts': config(projects),
      [file]: contractFile(`{ ${sample}, title: 'permissions' }`),
    });
    const { exitCode, cases } = await project.vitest();
    expect(exitCode).toBe(0);
    expect(
      names(cases, 'passed').filter((name) => name === 'permissions > the run as a whole > is proven'),
    ).toHaveLength(2);
    expect(project.journals()).toHaveLength(2);
  });

  test('is one test for each operation where that is asked for', async () => {
    await using project = await vitestProject({
      [file]: contractFile(`{ ${sample}, granularity: 'operation', mutate: ['role-check-dropped'] }`),
    });
    const { cases } = await project.vitest();
    const failed = cases.filter(({ status }) => status === 'failed');
    expect(names(cases, 'passed')).toContain('rolecall embedded > POST /sessions');
    expect(names(failed, 'failed')).toContain('rolecall embedded > POST /orders');
    const [said = ''] = failed[0]?.failureMessages ?? [];
    expect(said).toMatch(/^AssertionError: \d+ of \d+ scenarios failed\n\nover-permissive: /);
  });

  test('falls into the shards of the command line, which become one run', async () => {
    const shards = [1, 2, 3].map((index) => [
      `${index}.test.ts`,
      contractFile(`{ ${sample}, shard: { index: ${index}, count: 3 } }`),
    ]);
    await using project = await vitestProject({
      ...Object.fromEntries(shards),
      'all.test.ts': contractFile(`{ ${sample} }`),
    });
    const { exitCode, cases, output: said } = await project.vitest();
    expect(exitCode, said).toBe(0);
    const operations = (isShard: boolean) =>
      cases
        .filter(
          ({ file: name, ancestorTitles }) =>
            /\d\.test/.test(name) === isShard && ancestorTitles[1]?.startsWith('POST'),
        )
        .map(({ ancestorTitles, title }) => `${ancestorTitles[1]} ${title}`)
        .toSorted();
    expect(operations(true)).toEqual(operations(false));
    const lines = project.journals().flatMap(([line]) => (line?.type === 'run' && line.shard ? [line] : []));
    expect(lines).toHaveLength(3);
    const folders = lines.map(({ id }) => join(project.folder, '.rolecall/runs', id));
    for (const { shard, operations: own } of lines) {
      const planned = await planOf(await runOptions(shard && { shard }));
      expect(own).toEqual(planned.operations.map(({ id }) => id));
    }
    const output = join(project.folder, 'merged');
    const merged = await rolecall(['report', 'merge', '--quiet', '-o', output, ...folders]);
    expect({ exitCode: merged.exitCode, stdout: merged.stdout }).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(/^Proven: /),
    });
  });
});

test('what the guide shows runs as it stands', async () => {
  await using server = await aServer((request, response) => {
    request.resume();
    response.writeHead(letIn(request) ? 201 : 403).end();
  });
  const guide = readFileSync(join(root, 'docs/vitest.md'), 'utf8');
  const shown = [...guide.matchAll(/^```ts (\S+)\n([\s\S]*?)^```$/gm)].map(([, name = '', text = '']) => [name, text]);
  expect(shown.map(([name]) => name)).toEqual([file, 'vitest.config.ts', 'own.test.ts']);
  const files = { ...guarded(server.url), ...Object.fromEntries(shown) };
  // The sources stand in for the installed package.
  const watching = /test: \{([\s\S]*)\},\n\}\);/.exec(files['vitest.config.ts'] ?? '')?.[1] ?? '';
  expect(watching).toContain('watchTriggerPatterns');
  await using project = await vitestProject({ ...files, 'vitest.config.ts': config(watching) });
  const { exitCode, cases, output } = await project.vitest();
  expect(exitCode, output).toBe(0);
  expect(names(cases, 'passed')).toEqual(
    expect.arrayContaining([
      'rolecall local > POST /a > two · expects 403',
      'the gateway keeps strangers out',
      'a missing order looks like a hidden one',
    ]),
  );
});

describe('what cannot be run', () => {
  test('is said in the line of the command line, without a stack', async () => {
    await using project = await vitestProject({
      [file]: contractFile(`{ config: 'rolecall.yaml', environment: 'local' }`),
      'rolecall.yaml': 'rolecall: 1\nspec: gone.yaml\nmatrix: gone.yaml\nenvironmens: {}\n',
    });
    const { exitCode, output } = await project.vitest();
    expect(exitCode).toBe(1);
    const [, said = ''] = /RolecallError: ([^\n]*)/.exec(output) ?? [];
    const { stderr } = await rolecall(['run', '--env', 'local'], { cwd: project.folder });
    expect(said).toBe(stderr.trim());
    expect(output).not.toContain('src/load');
  });

  test('fails the suite once when the target does not answer', async () => {
    await using project = await vitestProject(guarded('http://127.0.0.1:1'));
    const { exitCode, output, cases } = await project.vitest();
    expect(exitCode).toBe(1);
    expect(output.match(/does not answer \(connect: ECONNREFUSED\)/g)).toHaveLength(1);
    expect(output).not.toContain('src/');
    expect(names(cases, 'passed')).toEqual([]);
  });
});

/** Two operations, two roles without a read that shows them: who is denied at one is known by being let in at the other. */
function guarded(target: string): Record<string, string> {
  const operation = { responses: { 201: { description: 'made' }, 403: { description: 'no' } } };
  const paths = { '/a': { post: operation }, '/b': { post: operation } };
  return {
    [file]: contractFile(`{ environment: 'local' }`),
    'api.json': JSON.stringify({ openapi: '3.1.0', info: { title: 'two', version: '1' }, paths }),
    'matrix.yaml': 'rolecall: 1\nroles: { one: {}, two: {} }\noperations:\n  POST /a: one\n  POST /b: two\n',
    'rolecall.yaml': `rolecall: 1
spec: api.json
matrix: matrix.yaml
refusals: { missing: 403, unknown: 403, malformed: 403, empty: 403 }
environments:
  local:
    target: ${target}
    principals:
      one: { bearer: { env: TOKEN_ONE } }
      two: { bearer: { env: TOKEN_TWO } }
`,
    '.env': 'TOKEN_ONE=token-of-one-0123456789\nTOKEN_TWO=token-of-two-0123456789\n',
  };
}

function letIn({ url = '', headers }: IncomingMessage): boolean {
  return url in tokens && tokens[url] === headers.authorization;
}

const tokens: Readonly<Record<string, string>> = {
  '/a': 'Bearer token-of-one-0123456789',
  '/b': 'Bearer token-of-two-0123456789',
};

describe('a credential that only another operation shows to be known', () => {
  test('is known to a test that is selected by itself, too', async () => {
    await using server = await aServer((request, response) => {
      request.resume();
      response.writeHead(letIn(request) ? 201 : 403).end();
    });
    await using project = await vitestProject(guarded(server.url));
    const whole = await project.vitest();
    expect(whole.exitCode, whole.output).toBe(0);
    const { exitCode, cases } = await project.vitest('-t', 'POST /a > two · expects 403');
    expect(names(cases, 'passed', 'failed')).toEqual(['rolecall local > POST /a > two · expects 403']);
    expect(exitCode).toBe(0);
    expect(settledIn(project.journals().at(-1))).toEqual(['POST /a', 'POST /b']);
  });

  test('is red as long as nothing shows it, and says what would settle it', async () => {
    await using server = await aServer((request, response) => {
      request.resume();
      response.writeHead(request.url === '/a' && letIn(request) ? 201 : 403).end();
    });
    await using project = await vitestProject(guarded(server.url));
    const { exitCode, cases } = await project.vitest('-t', 'POST /a > two · expects 403');
    const red = cases.find(({ status }) => status === 'failed');
    expect(red?.failureMessages[0]).toMatch(
      /^AssertionError: inconclusive: nothing shows that the server knows this credential\n[\s\S]*→ to settle it: /,
    );
    expect(exitCode).toBe(1);
  });
});
