import { cp, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { gitHub, type GitHub, type Step } from './github.ts';
import { installedPackage } from './installed-package.ts';

interface ActionStep {
  readonly name: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

// The shell steps of action.yml, as a runner would run them, against the installed package and a GitHub on loopback.

const token = 'gh-token-0123456789';
let installed: Awaited<ReturnType<typeof installedPackage>>;
let steps: ReadonlyMap<string, ActionStep>;

beforeAll(async () => {
  const action: { runs: { steps: ActionStep[] } } = parse(await readFile('action.yml', 'utf8'));
  steps = new Map(action.runs.steps.map((step) => [step.name, step]));
  installed = await installedPackage();
  for (const part of ['specs', 'scenarios', 'rolecall.yaml'])
    await cp(resolve(part), join(installed.project, part), { recursive: true });
}, 300_000);
afterAll(() => installed[Symbol.asyncDispose]());

/** Runs a step with what the expressions of its `env` stand for. */
async function run(github: GitHub, name: string, values: Readonly<Record<string, string>>): Promise<Step> {
  const step = steps.get(name);
  if (!step) throw new TypeError(`action.yml has no step ${name}`);
  const variables = Object.fromEntries(
    Object.entries(step.env).map(([variable, text]) => [
      variable,
      text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => values[expression] ?? ''),
    ]),
  );
  return await github.step(step.run, variables, installed.project);
}

const inputs = {
  'inputs.config': 'rolecall.yaml',
  'inputs.environment': 'embedded',
  'inputs.arguments': '',
  'inputs.token': token,
};

/** What the later steps know of the first one. */
function after({ outputs }: Step): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [`steps.run.outputs.${name}`, value]));
}

describe('the action', () => {
  test('writes the summary, keeps one comment, and ends as the run did', async () => {
    await using github = await gitHub(token);
    const first = await run(github, 'Run', inputs);
    expect(first).toMatchObject({ exitCode: 0, outputs: { 'exit-code': '0' } });
    expect(first.summary).toMatch(/^## ✓ Rolecall: Proven: /);
    expect((await run(github, 'Comment', { ...inputs, ...after(first) })).exitCode).toBe(0);
    expect((await run(github, 'Verdict', after(first))).exitCode).toBe(0);

    const second = await run(github, 'Run', { ...inputs, 'inputs.arguments': '--mutate role-check-dropped' });
    expect(second).toMatchObject({ exitCode: 0, outputs: { 'exit-code': '1' } });
    expect(second.stdout).toMatch(/^::error file=scenarios\/role-matrix\.yaml,line=\d+/m);
    expect((await run(github, 'Comment', { ...inputs, ...after(second) })).exitCode).toBe(0);
    expect((await run(github, 'Verdict', after(second))).exitCode).toBe(1);

    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toMatch(/^<!-- rolecall -->\n## ✗ Rolecall: Failed: /);
    expect(github.comments[0]?.body).toContain('(https://github.example/acme/shop/actions/runs/42)');
    const sarif = await readFile(join(second.outputs['folder'] ?? '', 'rolecall.sarif'), 'utf8');
    expect(JSON.parse(sarif)).toMatchObject({ version: '2.1.0' });
    const report = await readFile(join(second.outputs['folder'] ?? '', 'report.html'), 'utf8');
    expect(report).toContain('<h1>Failed: role customer is admitted');
  });

  test('says in the comment what changed since the baseline', async () => {
    await using github = await gitHub(token);
    const locked = await run(github, 'Run', { ...inputs, 'inputs.arguments': '--update-lock' });
    expect(locked.outputs['exit-code']).toBe('0');
    const broken = await run(github, 'Run', { ...inputs, 'inputs.arguments': '--mutate role-check-dropped' });
    await run(github, 'Comment', { ...inputs, ...after(broken) });
    expect(github.comments[0]?.body).toMatch(/widened/i);
  });

  test('says in one annotation that it could not run, and ends with 3', async () => {
    await using github = await gitHub(token);
    const first = await run(github, 'Run', { ...inputs, 'inputs.config': 'nowhere.yaml' });
    expect(first.stdout).toContain('::error title=Rolecall::could not run: exit code 3');
    expect((await run(github, 'Verdict', after(first))).exitCode).toBe(3);
  });

  test('takes what is in its inputs for words, not for a script', async () => {
    await using github = await gitHub(token);
    const evil = '"; echo pwned; $(echo pwned) `echo pwned`';
    const { stdout } = await run(github, 'Run', { ...inputs, 'inputs.environment': evil, 'inputs.arguments': evil });
    expect(stdout).not.toMatch(/^pwned/m);
  });
});

describe('the commands of docs/ci.md', () => {
  test('can be run', async () => {
    await using github = await gitHub(token);
    const guide = await readFile('docs/ci.md', 'utf8');
    const blocks = [...guide.matchAll(/```\w+[^\n]*\n(.*?)```/gs)].map(([, block = '']) => block);
    const commands = blocks
      .flatMap((block) => [...block.matchAll(/npx rolecall run[^\n';|]*/g)].map(([command]) => command.trim()))
      .map((command) => command.replace('--env local', '').replace('npx', 'npx --no-install'));
    expect(commands.length).toBeGreaterThan(3);
    for (const command of commands) {
      const { exitCode } = await github.step(`${command} --env embedded`, {}, installed.project);
      expect({ command, exitCode }).toEqual({ command, exitCode: 0 });
    }
  });
});
