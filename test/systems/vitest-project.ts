import { spawn } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../commands/rolecall.ts';
import type { JournalLine } from '../../src/model/journal.ts';

/** A test as Vitest's JSON reporter shows it. */
export interface TestedCase {
  readonly file: string;
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'skipped' | 'pending';
  readonly meta: { readonly rolecall?: { readonly id: string; readonly verdict: string } };
  readonly failureMessages: readonly string[];
}

/** How a Vitest of its own process ended. */
interface VitestEnded {
  readonly exitCode: number | null;
  /** Standard output and standard error, without colours. */
  readonly output: string;
  readonly cases: readonly TestedCase[];
}

/** A project of a user, with Vitest and this package installed. */
export interface VitestProject extends AsyncDisposable {
  readonly folder: string;
  readonly write: (file: string, text: string) => Promise<void>;
  readonly vitest: (...args: readonly string[]) => Promise<VitestEnded>;
  /** Runs a script with Node. */
  readonly node: (file: string) => Promise<Omit<VitestEnded, 'cases'>>;
  /** The journals of all runs, oldest first. */
  readonly journals: () => JournalLine[][];
}

/** `rolecall/vitest` from its sources, loaded by Node as an installed package is. */
export const config = (more = ''): string => `import { defineConfig } from 'vitest/config';
export default defineConfig({
  resolve: { alias: { 'rolecall/vitest': ${JSON.stringify(join(root, 'src/vitest.ts'))} } },
  test: { server: { deps: { external: [${String(new RegExp(RegExp.escape(join(root, 'src'))))}] } }, ${more} },
});
`;

/** A test file that holds a contract. */
export const contractFile = (options: string): string => `import { describeContract } from 'rolecall/vitest';
await describeContract(${options});
`;

/** The contract that this package brings along. */
export const sample = `config: ${JSON.stringify(join(root, 'rolecall.yaml'))}, environment: 'embedded'`;

/** Makes a project in a folder of its own. */
export async function vitestProject(files: Readonly<Record<string, string>>): Promise<VitestProject> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-vitest-'));
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  };
  await mkdir(join(folder, 'node_modules'));
  await symlink(join(root, 'node_modules/vitest'), join(folder, 'node_modules/vitest'));
  await write('package.json', '{ "type": "module", "private": true }');
  for (const [file, text] of Object.entries({ 'vitest.config.ts': config(), ...files })) await write(file, text);
  return {
    folder,
    write,
    node: (file) => ended(folder, [file]),
    vitest: async (...args) => {
      const entry = join(root, 'node_modules/vitest/vitest.mjs');
      const run = await ended(folder, [
        entry,
        'run',
        '--reporter=default',
        '--reporter=json',
        '--outputFile.json=out.json',
        ...args,
      ]);
      return { ...run, cases: casesIn(join(folder, 'out.json')) };
    },
    journals: () =>
      globSync(join(folder, '.rolecall/runs/*/results.ndjson'))
        .toSorted()
        .map((file) =>
          readFileSync(file, 'utf8')
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line)),
        ),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

function casesIn(file: string): TestedCase[] {
  if (!existsSync(file)) return [];
  const { testResults }: { testResults: { name: string; assertionResults: TestedCase[] }[] } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  return testResults.flatMap(({ name, assertionResults }) => assertionResults.map((each) => ({ ...each, file: name })));
}

function ended(cwd: string, args: readonly string[]): Promise<Omit<VitestEnded, 'cases'>> {
  // The Vitest that runs this test says in variables where its worker is.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env: { ...env, NO_COLOR: '1', CI: '1' } });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => (output += part));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, output }));
  });
}
