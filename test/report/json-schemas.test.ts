import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonSchemas } from '../../src/commands/json-schemas.ts';
import { aContract } from '../commands/a-contract.ts';
import { rolecall } from '../commands/rolecall.ts';

const schemas = jsonSchemas();

function problemsOf(name: string, value: unknown): unknown {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schemas[name] ?? false);
  validate(value);
  return validate.errors?.slice(0, 3) ?? [];
}

const golden = (name: string) => readFile(new URL(`golden/${name}.golden.txt`, import.meta.url), 'utf8');
const parsed = (text: string): unknown => JSON.parse(text);
const linesOf = (text: string) => text.trimEnd().split('\n').map(parsed);

test('report.json is as its schema says, with its version, and nothing else is', async () => {
  const report = parsed(await golden('json'));
  expect(report).toHaveProperty('rolecall', 1);
  expect(problemsOf('report', report)).toEqual([]);
  expect(problemsOf('report', { ...(report as object), rolecall: 2 })).not.toEqual([]);
  expect(problemsOf('report', { ...(report as object), unheardOf: 1 })).not.toEqual([]);
});

test('every line of verdicts.ndjson is as its schema says, with its version', async () => {
  const lines = linesOf(await golden('ndjson'));
  for (const line of lines) expect(problemsOf('verdict', line)).toEqual([]);
  expect(problemsOf('verdict', { ...(lines[0] as object), rolecall: undefined })).not.toEqual([]);
});

test('the difference is as its schema says', async () => {
  expect(problemsOf('difference', parsed(await golden('difference-json')))).toEqual([]);
});

test.for([{ args: [] }, { args: ['--mutate', 'role-check-dropped'] }])(
  'so is what a run writes ($args)',
  { timeout: 30_000 },
  async ({ args }) => {
    const cwd = await aContract();
    if (args.length === 0) await rolecall(['run', '--quiet', '--update-lock'], { cwd });
    await rolecall(['run', '-q', '-o', 'runs', '-r', 'json=a.json', '-r', 'ndjson=a.ndjson', ...args], { cwd });
    const fileOf = (name: string) => readFile(join(cwd, name), 'utf8');
    expect(problemsOf('report', parsed(await fileOf('a.json')))).toEqual([]);
    expect(linesOf(await fileOf('a.ndjson')).flatMap((line) => problemsOf('verdict', line))).toEqual([]);
    const [run = ''] = await readdir(join(cwd, 'runs'));
    const lines = linesOf(await fileOf(join('runs', run, 'results.ndjson')));
    expect(problemsOf('journal', lines[0])).toEqual([]);
  },
);
