import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolecall } from '../commands/rolecall.ts';
import { vitestProject } from '../systems/vitest-project.ts';
import { aContract } from './a-contract.ts';
import { instantServer } from './a-server.ts';
import { median, type Figure } from './figure.ts';

const rounds = 5;

/** Ten thousand scenarios as Vitest tests against the same in `rolecall run`, each a process of its own from start to end. */
export async function vitest(): Promise<Figure[]> {
  await using server = await instantServer();
  const contract = await aContract(server.url, { operations: 196, roles: 36, allowed: 1 });
  const secrets = Object.entries(contract.variables).map(([name, value]) => `${name}=${value}`);
  await writeFile(join(contract.folder, '.env'), secrets.join('\n'));
  await using project = await vitestProject({
    'scenario.test.ts': fileFor(contract.config, 'scenario'),
    'operation.test.ts': fileFor(contract.config, 'operation'),
  });
  const output = join(project.folder, 'runs');
  const byRound: { readonly run: number; readonly scenario: number; readonly operation: number }[] = [];
  const memory: number[] = [];
  let tests = 0;
  for (let round = 0; round <= rounds; round++) {
    const run = await msOf(() =>
      rolecall(['run', '--config', contract.config, '--env', 'bench', '--quiet', '--output', output]),
    );
    const scenario = await msOf(async () => (tests = (await project.vitest('scenario.test.ts')).cases.length));
    const heap: { rssMb: number } = JSON.parse(readFileSync(join(project.folder, 'scenario.json'), 'utf8'));
    const operation = await msOf(() => project.vitest('operation.test.ts'));
    // The first round fills caches.
    if (round > 0) byRound.push({ run, scenario, operation });
    if (round > 0) memory.push(heap.rssMb);
  }
  const against = `rolecall run (${Math.round(median(byRound.map(({ run }) => run)))} ms), ${server.name}, whole processes, ${rounds} rounds`;
  const ratio = (name: 'scenario' | 'operation') =>
    Math.round(median(byRound.map((each) => (each[name] / each.run) * 100))) / 100;
  return [
    { name: `vitest: ${tests} tests, one a scenario`, value: ratio('scenario'), unit: 'ratio', against },
    { name: 'vitest: one test an operation', value: ratio('operation'), unit: 'ratio', against },
    {
      name: 'vitest: peak of the worker, one test a scenario',
      value: median(memory),
      unit: 'MB',
      against: 'resident set',
    },
  ];
}

function fileFor(config: string, granularity: string): string {
  return `import { writeFileSync } from 'node:fs';
import { afterAll } from 'vitest';
import { describeContract } from 'rolecall/vitest';
await describeContract({ config: ${JSON.stringify(config)}, environment: 'bench', granularity: '${granularity}' });
afterAll(() => {
  const rssMb = Math.round(process.resourceUsage().maxRSS / 1024);
  writeFileSync('${granularity}.json', JSON.stringify({ rssMb }));
});
`;
}

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
