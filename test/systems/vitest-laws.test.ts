import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { VerdictRecord } from '../../src/model/verdict.ts';
import { run } from '../../src/pipeline.ts';
import { mutations } from '../../src/registries.ts';
import { aServer } from '../execute/a-server.ts';
import { constantServers, withHonestGet } from '../laws/constant-servers.ts';
import { contractFile, sample, vitestProject, type TestedCase } from './vitest-project.ts';

const whole = 'the run as a whole';

function ids(cases: readonly TestedCase[], ...statuses: TestedCase['status'][]): string[] {
  return cases
    .filter(({ status, ancestorTitles }) => statuses.includes(status) && ancestorTitles[1] !== whole)
    .map(({ ancestorTitles, title, meta }) => meta.rolecall?.id ?? [...ancestorTitles, title].join(' > '))
    .toSorted();
}

/** What `rolecall run` says of the same contract: the cells that break its build, those that do not, and its exit code. */
async function runOf(mutation: string, output: string) {
  const report = await run({
    config: 'rolecall.yaml',
    environment: 'embedded',
    today: '2026-01-01',
    strategy: 'pairs',
    seed: 1,
    only: [],
    concurrency: 8,
    timeoutMs: 10_000,
    mutate: [mutation],
    output,
    variables: {},
    signal: new AbortController().signal,
    now: () => new Date(),
    onProgress: () => {},
  });
  const red: string[] = [];
  const green: string[] = [];
  for await (const { verdict } of report.judged()) {
    if (isRed(verdict)) red.push(verdict.id);
    else if (verdict.verdict === 'pass' && !verdict.accepted) green.push(verdict.id);
  }
  return { red: red.toSorted(), green: green.toSorted(), exitCode: report.conclusion.exitCode };
}

/** One after the other: this machine has another Vitest to run. */
async function runsOf(names: readonly string[], output: string) {
  const runs = [];
  for (const name of names) runs.push({ name, ...(await runOf(name, output)) });
  return runs;
}

function isRed({ verdict, seen, accepted }: VerdictRecord): boolean {
  if (accepted) return false;
  return (verdict !== 'pass' && verdict !== 'not-evaluable') || seen.some(({ severity }) => severity !== 'info');
}

test('a mutated API turns exactly those tests red whose cells rolecall run finds, for each mutation', async () => {
  const names = Object.keys(mutations);
  const files = names.map((name) => [
    `${name}.test.ts`,
    contractFile(`{ ${sample}, mutate: ['${name}'], today: '2026-01-01' }`),
  ]);
  await using project = await vitestProject(Object.fromEntries(files));
  const [{ cases, output }, runs] = await Promise.all([
    project.vitest('--no-isolate'),
    runsOf(names, join(project.folder, 'runs')),
  ]);
  expect(cases.length, output.slice(0, 2000)).toBeGreaterThan(names.length);
  for (const { name, red, green, exitCode } of runs) {
    const own = cases.filter(({ file }) => file.endsWith(`/${name}.test.ts`));
    expect({ name, red: ids(own, 'failed') }).toEqual({ name, red });
    expect({ name, green: ids(own, 'passed') }).toEqual({ name, green });
    const last = own.find(({ ancestorTitles }) => ancestorTitles[1] === whole);
    expect({ name, last: last?.status }).toEqual({ name, last: exitCode === 0 ? 'passed' : 'failed' });
  }
});

const roles = ['viewer', 'editor', 'admin', 'customer', 'peer'];

/** The sample contract for a server of one's own. */
function configFor(target: string, verify: boolean): string {
  const principals = roles.map((role) => {
    const known = `bearer: { env: TOKEN_${role.toUpperCase()} }${verify ? ', verify: GET /me' : ''}`;
    return role === 'peer' ? `      customer-2: { roles: [customer], ${known} }` : `      ${role}: { ${known} }`;
  });
  return `rolecall: 1
spec: ${resolve('specs/orders.openapi.yaml')}
matrix: ${resolve('scenarios/role-matrix.yaml')}
scenarios: [${resolve('scenarios/orders.scenario.yaml')}]
refusals: { missing: 401, expired: 401, two-places: 400 }
environments:
  constant:
    target: ${target}
    principals:
${principals.join('\n')}
    networks: { office: [127.0.0.2/32] }
    addresses:
      from-office: { via: bind, ip: 127.0.0.2 }
      outside: { via: bind, ip: 127.0.0.9 }
`;
}

describe('servers that know nothing of permissions', () => {
  test('never make a green file', async () => {
    const servers = Object.entries(constantServers).flatMap(([name, server]) => [
      { name, server, verify: false },
      { name: `${name}, with an honest GET`, server: withHonestGet(server), verify: true },
    ]);
    await using stack = new AsyncDisposableStack();
    const files: Record<string, string> = {
      '.env': roles.map((role) => `TOKEN_${role.toUpperCase()}=known-${role}-0123456789`).join('\n'),
    };
    for (const [index, { server, verify }] of servers.entries()) {
      let serial = 0;
      const served = await aServer((request, response) => {
        request.resume();
        request.on('end', () => server(request, response, serial++));
      });
      stack.use(served);
      files[`${index}.yaml`] = configFor(served.url, verify);
      files[`${index}.test.ts`] = contractFile(
        `{ config: '${index}.yaml', environment: 'constant', timeoutMs: 60, waitBudgetMs: 0, concurrency: 16 }`,
      );
    }
    await using project = await vitestProject(files);
    const { exitCode, cases, output } = await project.vitest('--no-isolate');
    expect(exitCode).toBe(1);
    for (const [index, { name }] of servers.entries()) {
      const own = cases.filter(({ file }) => file.endsWith(`/${index}.test.ts`));
      const last = own.find(({ ancestorTitles }) => ancestorTitles[1] === whole);
      // A file whose suite could not be opened has no failed test, and is red all the same.
      if (last?.status !== 'failed')
        expect({ name, output }).toEqual({ name, output: expect.stringMatching(unopened(index)) });
    }
  });
});

function unopened(index: number): RegExp {
  return new RegExp(`FAIL +${index}\\.test\\.ts > rolecall constant\\nRolecallError: \\S+ does not answer`);
}
