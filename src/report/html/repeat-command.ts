import type { RunLine } from '../../model/journal.ts';
import { shellWord } from '../shell-word.ts';

/** The command that asks the same once more, with what the command line said and the seed of the run. */
export function repeatCommand({ given = {}, environment, seed, strategy, mutations }: RunLine): string {
  const options: readonly (readonly [name: string, values: readonly (string | undefined)[]])[] = [
    ['config', [given.config]],
    ['spec', [given.spec]],
    ['matrix', [given.matrix]],
    ['scenarios', given.scenarios ?? []],
    ['method', given.methods ?? []],
    ['env', [environment.name]],
    ['only', given.only ?? []],
    ['mutate', mutations],
    ['strategy', [strategy]],
    ['seed', [String(seed)]],
  ];
  const words = options.flatMap(([name, values]) =>
    values.flatMap((value) => (value === undefined ? [] : [`--${name}`, isPlain(value) ? value : shellWord(value)])),
  );
  return ['npx rolecall run', ...words].join(' ');
}

function isPlain(value: string): boolean {
  return /^[\w./:][\w./:-]*$/.test(value);
}
