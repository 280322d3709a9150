import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const specs = resolve('../shared/specs');
const rounds = 5;

const matrix = `rolecall: 1
roles: { viewer: {}, editor: { includes: [viewer] }, admin: { includes: [editor] }, auditor: {} }
operations: { 'POST /**': editor }
`;
// The most memory that a process ever had is only known to itself.
const probe = 'process.on("exit", () => process.stderr.write(`\\n${process.resourceUsage().maxRSS}`));';

/** How long the built command line takes to plan documents that nobody here wrote, each in a process of its own. */
export function realDocuments(): Figure[] {
  if (!existsSync(cli) || !existsSync(specs)) return [];
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-bench-'));
  writeFileSync(join(folder, 'matrix.yaml'), matrix);
  writeFileSync(join(folder, 'probe.mjs'), probe);
  const small: number[] = [];
  const large: number[] = [];
  let mostMb = 0;
  for (const name of readdirSync(specs).filter((file) => !file.endsWith('.tsv'))) {
    const spec = join(specs, name);
    // The first one warms Node's cache of compiled code.
    for (let round = 0; round <= rounds; round++) {
      const { seconds, mb } = planned(spec, folder);
      if (round > 0) (statSync(spec).size <= 1_000_000 ? small : large).push(seconds);
      mostMb = Math.max(mostMb, mb);
    }
  }
  rmSync(folder, { recursive: true });
  const p95 = small.toSorted((left, right) => left - right)[Math.ceil(small.length * 0.95) - 1] ?? Number.NaN;
  const against = `fresh processes of the built package, ${rounds} rounds each, warm compile cache`;
  return [
    { name: 'plan: documents up to 1 MB, p95', value: rounded(p95), unit: 's', against },
    { name: 'plan: documents of 1 to 4 MB, slowest', value: rounded(Math.max(...large)), unit: 's', against },
    { name: 'plan: most memory of any document', value: mostMb, unit: 'MB', against },
  ];
}

function planned(spec: string, cwd: string): { readonly seconds: number; readonly mb: number } {
  const args = ['--import', join(cwd, 'probe.mjs'), cli, 'plan', '--spec', spec, '--matrix', 'matrix.yaml'];
  const started = performance.now();
  const { stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 100_000_000 });
  const seconds = (performance.now() - started) / 1000;
  return { seconds, mb: Math.round(Number(stderr.split('\n').at(-1)) / 1024) };
}

function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
