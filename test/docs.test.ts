import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { jsonSchemas } from '../src/commands/json-schemas.ts';
import { sourceOf } from '../src/load/source.ts';
import { importWfc } from '../src/load/wfc/import-wfc.ts';
import { rolecall, root } from './commands/rolecall.ts';
import { reference } from './reference.ts';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/architecture.md',
  'docs/audit.md',
  'docs/ci.md',
  'docs/credentials.md',
  'docs/dependencies.md',
  'docs/difference.md',
  'docs/in-process.md',
  'docs/reference.md',
  'docs/refusals-and-coverage.md',
  'docs/reports.md',
  'docs/resources-and-owners.md',
  'docs/msw.md',
  'docs/many-machines.md',
  'docs/mutations.md',
  'docs/unleash.md',
  'docs/vitest.md',
];
const readme = textOf('README.md');

function textOf(page: string): string {
  const file = join(root, page);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** The fenced blocks of a language; what stands after it in the fence says how a block is meant. */
function blocks(text: string, language: string): readonly { readonly info: string; readonly body: string }[] {
  return [...text.matchAll(/^( *)```(\w*)([^\n]*)\n([\s\S]*?)^\1```$/gm)]
    .filter(([, , found]) => found === language)
    .map(([, indent = '', , info = '', body = '']) => ({
      info: info.trim(),
      body: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }));
}

describe('the commands of the README', () => {
  // `yours`: needs a server of the reader.
  const commands = blocks(readme, 'sh')
    .filter(({ info }) => info !== 'yours')
    .flatMap(({ body }) => body.split('\n'))
    .filter((line) => line.startsWith('npx rolecall ') || line.startsWith('node '));

  test('are there', () => {
    expect(commands.length).toBeGreaterThan(2);
  });

  test.for(commands)('%s', async (line) => {
    const [command = '', exit = '0'] = line.split(/\s+# exit code /);
    const args = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(2);
    expect((await rolecall(args)).exitCode).toBe(Number(exit));
  });
});

test('what the README shows of a failing run is what such a run says', async () => {
  const [shown = ''] = blocks(readme, '').flatMap(({ body }) => (body.startsWith('Failed: ') ? body : []));
  expect(shown).not.toBe('');
  const { stdout } = await rolecall(['run', '--mutate', 'role-check-dropped', '--quiet', '--format', 'terminal']);
  // Ports, lines and counts move with every operation and token state; what is said about them stays.
  const steady = (text: string) => text.replaceAll(/\d+(?:\.\d+)*/g, '#');
  const said = steady(stdout).split('\n');
  for (const line of steady(shown).trimEnd().split('\n')) if (line !== '  …') expect(said).toContain(line);
});

describe('the files that the README and the guides show', () => {
  const guide =
    textOf('docs/refusals-and-coverage.md') + textOf('docs/resources-and-owners.md') + textOf('docs/credentials.md');
  // A file of somebody else's format has no schema here.
  const examples = blocks(readme + guide, 'yaml').filter(({ info }) => info !== 'wfc');
  const schemas = jsonSchemas();

  test('are there', () => {
    expect(examples.length).toBeGreaterThan(1);
  });

  test.for(examples)('$info is valid', ({ info, body }) => {
    const schema = schemas[info];
    expect(schema).toBeDefined();
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema ?? false);
    validate(parse(body));
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ rolecall: 1, unheardOf: true })).toBe(false);
  });
});

test('what the guide shows of an import is what it makes', () => {
  const [, section = ''] = textOf('docs/credentials.md').split('## From a WFC auth.yaml');
  const shown = (info: string) => blocks(section, 'yaml').find((block) => block.info === info)?.body ?? '';
  const { text, steps, notes } = importWfc(sourceOf('auth.yaml', shown('wfc')), {
    environment: undefined,
    output: 'scenarios/imported.scenario.yaml',
    folder: '.',
  });
  expect([parse(text), parse(steps ?? ''), notes]).toEqual([parse(shown('rolecall')), parse(shown('scenario')), []]);
});

test('the reference says what the registries say', () => {
  const text = reference();
  const file = join(root, 'docs/reference.md');
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('every dependency has a reason', () => {
  const manifest: Record<'dependencies' | 'devDependencies', Record<string, string>> = JSON.parse(
    textOf('package.json'),
  );
  const listed = [...textOf('docs/dependencies.md').matchAll(/^\| `([^`]+)` +\| \S.*\|$/gm)].map(
    ([, name = '']) => name,
  );
  const needed = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
  expect(listed.toSorted()).toEqual(needed.toSorted());
});

test.for(pages)('%s links to files that exist, and names files of src that exist', (page) => {
  const text = textOf(page);
  expect(text).not.toBe('');
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => join(page, '..', link));
  const named = [...text.matchAll(/`((?:src|test|docs|specs|scenarios)\/[\w./-]+)`/g)].map(([, path = '']) => path);
  for (const path of [...links, ...named])
    expect({ path, exists: existsSync(join(root, path)) }).toEqual({ path, exists: true });
});
