import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { RolecallError } from '../../src/model/rolecall-error.ts';
import type { VerdictRecord } from '../../src/model/verdict.ts';
import { run } from '../../src/pipeline.ts';
import { strategies, type StrategyName } from '../../src/plan/strategies.ts';
import { reporters } from '../../src/report/reporters.ts';
import { aServer } from '../execute/a-server.ts';
import { constantServers, withHonestGet, type ConstantServer } from './constant-servers.ts';

const roles = ['viewer', 'editor', 'admin', 'customer'];
/** One more customer: what is its own must be told from what is another's. */
const peer = '      customer-2: { roles: [customer], bearer: { env: TOKEN_PEER } }';
const strategyNames = Object.keys(strategies).filter((name): name is StrategyName => name in strategies);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-law-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The sample contract against a server, as a user would run it. */
async function runAgainst(
  server: ConstantServer,
  { strategy, verify }: { strategy: StrategyName; verify: boolean },
): Promise<Report | RolecallError> {
  let serial = 0;
  await using served = await aServer((request, response) => {
    request.resume();
    request.on('end', () => server(request, response, serial++));
  });
  const config = join(folder, `${serial}-${Math.random()}.yaml`);
  const principal = (role: string) =>
    `      ${role}: { bearer: { env: TOKEN_${role.toUpperCase()} }${verify ? ', verify: GET /me' : ''} }`;
  await writeFile(
    config,
    `rolecall: 1
spec: ${resolve('specs/orders.openapi.yaml')}
matrix: ${resolve('scenarios/role-matrix.yaml')}
refusals: { missing: 401, expired: 401, two-places: 400 }
environments:
  constant:
    target: ${served.url}
    principals:
${roles.map(principal).join('\n')}
${peer}
    networks: { office: [127.0.0.2/32] }
    addresses:
      from-office: { via: bind, ip: 127.0.0.2 }
      outside: { via: bind, ip: 127.0.0.9 }
`,
  );
  try {
    return await run({
      config,
      scenarios: [resolve('scenarios/orders.scenario.yaml')],
      today: '2026-01-01',
      strategy,
      seed: 1,
      only: [],
      concurrency: 16,
      timeoutMs: 60,
      mutate: [],
      waitBudgetMs: 0,
      output: folder,
      variables: Object.fromEntries(
        [...roles, 'peer'].map((role) => [`TOKEN_${role.toUpperCase()}`, `known-${role}-0123456789`]),
      ),
      signal: new AbortController().signal,
      now: () => new Date(),
      onProgress: () => {},
    });
  } catch (error) {
    if (error instanceof RolecallError) return error;
    throw error;
  }
}

const servers = Object.entries(constantServers).flatMap(([name, server]) => [
  [name, server, false] as const,
  [`${name}, with an honest GET`, withHonestGet(server), true] as const,
]);

describe.for(servers)('a server that answers everything with %s', ([name, server, verify]) => {
  test.for(strategyNames)('is never green and proves no denial, planned as %s', async (strategy) => {
    const report = await runAgainst(server, { strategy, verify });
    if (report instanceof RolecallError) {
      expect(report.code).toBe('unreachable-target');
      expect(name).toMatch(/^(no answer|a reset)/);
      expect(verify).toBe(false);
      return;
    }
    const { conclusion } = report;
    expect([1, 2]).toContain(conclusion.exitCode);
    const proven: VerdictRecord[] = [];
    for await (const { verdict } of report.judged()) if (verdict.proven) proven.push(verdict);
    expect(proven.filter(({ expected }) => expected.outcome === 'refused').map(({ id }) => id)).toEqual([]);
    expect(conclusion.headline).toMatch(reasonFor(name));
    for (const [format, reporter] of Object.entries(reporters)) {
      let text = '';
      for await (const part of reporter.render(report, { colour: false, width: 100 })) text += part;
      expect(text, format).not.toMatch(/"proven":true[^}]*"outcome":"refused"/);
      if (format === 'terminal') expect(text.split('\n', 1)[0]).toContain(conclusion.headline);
    }
  });
});

/** What the first line must say: a server that lets all in, one that answers in turn, one that lets nobody in. */
function reasonFor(name: string): RegExp {
  if (name.includes('in turn')) return /unsteady|is admitted/;
  if (/^20\d/.test(name)) return /is admitted|nothing was admitted/;
  return /nothing was admitted|every POST is refused/;
}
