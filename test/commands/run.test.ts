import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ciServices } from '../../src/commands/ci-services.ts';
import { rolecall, root, type Ended } from './rolecall.ts';

const invitation = 'See what a failure looks like: npx rolecall run --mutate role-check-dropped';
/** The lines of a curl command. */
const linesOf = (text = '') =>
  text
    .split('\n')
    .slice(1)
    .filter((line) => /curl|-H|--/.test(line));
const fresh = () => mkdtemp(join(tmpdir(), 'rolecall-run-'));

describe('a run against the embedded API', () => {
  let output: string;
  let ended: Ended;
  beforeAll(async () => {
    output = await fresh();
    ended = await rolecall([
      'run',
      '--output',
      output,
      '--reporter',
      'junit',
      '--reporter',
      `json=${join(output, 'named.json')}`,
    ]);
  });

  test('is green and invites to see red, last of all', () => {
    expect(ended.stdout.split('\n')[0]).toMatch(/^Proven: /);
    expect(ended.stdout.trimEnd().split('\n').at(-1)).toBe(invitation);
    expect(ended.exitCode).toBe(0);
  });

  test('shows progress on standard error only, without control characters in a pipe', () => {
    expect(ended.stderr).toMatch(/^\d+\/\d+ operations \(\d+ %\)/m);
    expect(ended.stderr).not.toContain('\r');
    expect(ended.stdout).not.toMatch(/operations \(\d+ %\)/);
  });

  test('writes reports into its folder, or where they are told to go', async () => {
    const run = (await readdir(output)).find((name) => !name.endsWith('.json'));
    expect(await readFile(join(output, run ?? '', 'junit.xml'), 'utf8')).toContain('<testsuite ');
    expect(JSON.parse(await readFile(join(output, 'named.json'), 'utf8'))).toHaveProperty('verdicts');
  });

  test('report shows the same again, with the same exit code', async () => {
    const run = (await readdir(output)).find((name) => !name.endsWith('.json'));
    const again = await rolecall(['report', join(output, run ?? '')]);
    expect(again.exitCode).toBe(ended.exitCode);
    expect(ended.stdout).toContain(again.stdout.trimEnd());
  });
});

describe('a run against the embedded API with a planted defect', () => {
  let ended: Ended;
  beforeAll(async () => {
    ended = await rolecall(['run', '--output', await fresh(), '--mutate', 'role-check-dropped']);
  });

  test('fails with exit code 1 and says so in the first line', () => {
    expect(ended.exitCode).toBe(1);
    expect(ended.stdout.split('\n')[0]).toMatch(/^Failed: role \w+ is admitted/);
    expect(ended.stdout).not.toContain(invitation);
  });

  test('names the rule, and shows a pair of commands that differ in the token', () => {
    expect(ended.stdout).toMatch(/rule +POST .* scenarios\/role-matrix\.yaml:\d+:\d+/);
    const [control, fault] = ended.stdout.split('# control: ')[1]?.split('# fault: ') ?? [];
    const differing = linesOf(fault?.split('→')[0]).filter((line) => !linesOf(control).includes(line));
    expect(differing).toHaveLength(1);
    expect(differing[0]).toMatch(/-H "authorization: Bearer \$[A-Z_]+"/);
  });

  test('no token is shown', () => {
    expect(ended.stdout + ended.stderr).not.toMatch(/eyJ/);
  });
});

test('--debug says every exchange on standard error, and leaves standard output as it is', async () => {
  const args = ['run', '--only', 'POST /orders viewer', '--no-color'];
  const { stderr, stdout } = await rolecall([...args, '--output', await fresh(), '--debug']);
  expect(stderr).toMatch(/^POST \/orders viewer: POST \/orders → 403 in [\d.]+ ms$/m);
  expect(stderr).not.toContain('operations (');
  const plain = await rolecall([...args, '--output', await fresh()]);
  const first = (text: string) => text.split('\n', 1)[0];
  expect(first(stdout)).toBe(first(plain.stdout));
});

test('the journal says where it was run, and knows no variable but those that CI services document', async () => {
  const output = await fresh();
  const env = {
    // Of every service that may run these tests.
    ...Object.fromEntries(ciServices.map(({ says }) => [says, ''])),
    GITLAB_CI: 'true',
    CI_JOB_URL: 'https://someone:s3cret-1@ci.example/shop/-/jobs/7?token=s3cret-2',
    CI_JOB_NAME: 'contract',
    CI_COMMIT_SHA: '',
    CI_COMMIT_REF_NAME: '',
    CI_JOB_TOKEN: 's3cret-3',
  };
  await rolecall(['run', '--output', output, '--quiet', '--only', 'POST /orders viewer'], { env });
  const [run = ''] = await readdir(output);
  const journal = await readFile(join(output, run, 'results.ndjson'), 'utf8');
  expect(JSON.parse(journal.split('\n', 1)[0] ?? '').by).toEqual({
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    ci: { name: 'GitLab CI', url: 'https://ci.example/shop/-/jobs/7', job: 'contract' },
  });
  expect(journal).not.toContain('s3cret');
});

test('--verbose and --quiet contradict each other', async () => {
  const { exitCode, stderr } = await rolecall(['run', '--verbose', '--quiet']);
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/--verbose.*--quiet|--quiet.*--verbose/);
});

test('--quiet says the first line alone', async () => {
  const { stdout, stderr } = await rolecall(['run', '--output', await fresh(), '--quiet', '--only', 'POST /orders']);
  expect(stdout).toMatch(/^Proven: .*\n$/);
  expect(stderr).toBe('');
});

test('--format ndjson leaves standard output to the verdicts', async () => {
  const { stdout } = await rolecall(['run', '--output', await fresh(), '--format', 'ndjson', '--only', 'POST /orders']);
  for (const line of stdout.trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ type: 'verdict' });
});

test('--dry-run prints the requests with names in place of secrets, and sends nothing', async () => {
  const output = join(await fresh(), 'none');
  const { exitCode, stdout } = await rolecall(['run', '--output', output, '--dry-run', '--only', 'POST /orders']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/# POST \/orders viewer\ncurl -i -X POST "\$TARGET\/orders" \\\n/);
  expect(stdout).toContain('-H "authorization: Bearer $VIEWER_TOKEN"');
  expect(stdout).toMatch(/nothing was sent\n$/);
  expect(existsSync(output)).toBe(false);
});

test('--dry-run says why a token cannot be in a state, and asks no more of a token that is no JWT', async () => {
  const folder = await fresh();
  const environment =
    'environments: { local: { target: http://127.0.0.1:9, principals: { editor: { bearer: BEARER } } } }';
  const dryRun = async (bearer: string) => {
    const config = join(folder, 'rolecall.yaml');
    const files = `spec: ${join(root, 'specs/orders.openapi.yaml')}\nmatrix: ${join(folder, 'matrix.yaml')}\n`;
    await writeFile(config, `rolecall: 1\n${files}${environment.replace('BEARER', bearer)}\n`);
    await writeFile(
      join(folder, 'matrix.yaml'),
      'rolecall: 1\nroles: { editor: {} }\noperations: { POST /orders: editor }\n',
    );
    return (await rolecall(['run', '--config', config, '--env', 'local', '--dry-run'])).stdout;
  };
  const opaque = await dryRun('{ value: opaque-token }');
  expect(opaque).toMatch(
    /# POST \/orders editor token=wrong-signature: not sent, state-not-derivable: wrong-signature: give/,
  );
  expect(opaque).toMatch(/# POST \/orders editor token=expired: not sent, state-not-derivable: expired: give/);
  const jwt = await dryRun('{ value: e30.e30.AAAA }');
  expect(jwt).toContain('-H "authorization: Bearer $EDITOR_TOKEN_WRONG_SIGNATURE"');
  expect(jwt).toMatch(/token=expired: not sent/);
});
