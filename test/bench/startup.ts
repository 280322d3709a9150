import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { median, type Figure } from './figure.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** How long the built command line takes to say its version, against Node alone. */
export function startup(): Figure[] {
  if (!existsSync(cli)) return [];
  const ratios: number[] = [];
  for (let index = 0; index < 16; index++) {
    const ratio = msOf([cli, '--version']) / msOf(['-e', '0']);
    if (index > 0) ratios.push(ratio);
  }
  return [
    {
      name: 'start: rolecall --version',
      value: Math.round(median(ratios) * 100) / 100,
      unit: 'ratio',
      against: 'node -e 0, 15 rounds',
    },
  ];
}

function msOf(args: readonly string[]): number {
  const started = performance.now();
  spawnSync(process.execPath, args);
  return performance.now() - started;
}
