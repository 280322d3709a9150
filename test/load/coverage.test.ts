import { join } from 'node:path';
import { expect, test } from 'vitest';
import { complaints, config, loading } from './loading.ts';

const list = '{ "rolecall": 1, "unproven": { "POST /orders": "no rule", "POST /gone": "skipped" } }';

test('the coverage baseline stands next to rolecall.yaml, or where that says', async () => {
  const { contract, folder, warnings } = await loading({ 'rolecall.coverage.json': list });
  expect(contract.coverage).toEqual({
    file: join(folder, 'rolecall.coverage.json'),
    unproven: ['POST /orders', 'POST /gone'],
  });
  expect(warnings).toEqual([]);
  const named = await loading({ 'rolecall.yaml': `${config}coverage: ci/list.json\n`, 'ci/list.json': list });
  expect(named.contract.coverage?.unproven).toHaveLength(2);
});

test('without a file there is no baseline; a file that is named and missing is warned of', async () => {
  expect((await loading({})).contract.coverage?.unproven).toBeUndefined();
  expect((await loading({})).warnings).toEqual([]);
  const { contract, warnings } = await loading({ 'rolecall.yaml': `${config}coverage: list.json\n` });
  expect(contract.coverage?.unproven).toBeUndefined();
  expect(warnings).toEqual([
    'rolecall.yaml:10:11 list.json is not there: write it with rolecall run --update-coverage.',
  ]);
});

test('another document, matrix or set of methods is not held against it', async () => {
  const files = { 'rolecall.coverage.json': list };
  expect((await loading(files, { spec: 'other.yaml' })).contract.coverage).toBeUndefined();
  expect((await loading(files, { methods: ['POST'] })).contract.coverage).toBeUndefined();
});

test('what is wrong in it is said with its place', async () => {
  expect(await complaints({ 'rolecall.coverage.json': '{ "rolecall": 1, "unprovn": {} }' })).toEqual([
    'rolecall.coverage.json:1:18 unknown key "unprovn", expected one of rolecall, unproven. Did you mean "unproven"?',
  ]);
});
