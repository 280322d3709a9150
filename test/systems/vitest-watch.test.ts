import { expect, test } from 'vitest';
import { config, contractFile, vitestProject } from './vitest-project.ts';

const watching = `watchTriggerPatterns: [
    { pattern: /\\.(?:yaml|json)$/, testsToRun: () => ['contract.test.ts'] },
  ]`;

const operation = { responses: { 201: { description: 'made' }, 403: { description: 'no' } } };

/** Runs once, closes an operation in the matrix, and waits for the run that this starts. */
const script = `import { writeFileSync } from 'node:fs';
import { startVitest } from 'vitest/node';
const runs = [];
const vitest = await startVitest('test', [], { watch: true, reporters: [{
  onTestRunEnd(modules) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    runs.push(tests.filter((each) => each.result().state === 'failed').length + ' of ' + tests.length + ' failed');
  },
}] });
writeFileSync('matrix.yaml', ${JSON.stringify(matrix('nobody'))});
const end = Date.now() + 60_000;
while (runs.length < 2 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
await vitest.close();
console.log(JSON.stringify(runs));
process.exit(0);
`;

function matrix(allowed: string): string {
  return `rolecall: 1\nroles: { one: {}, two: {} }\noperations:\n  POST /a: ${allowed}\n  POST /b: two\n`;
}

test('a change of the matrix runs the contract again, with the scenarios of the new one', async () => {
  await using project = await vitestProject({
    'vitest.config.ts': config(watching),
    'contract.test.ts': contractFile(`{ environment: 'embedded' }`),
    'api.json': JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'two', version: '1' },
      paths: { '/a': { post: operation }, '/b': { post: operation } },
    }),
    'matrix.yaml': matrix('one'),
    'rolecall.yaml': 'rolecall: 1\nspec: api.json\nmatrix: matrix.yaml\nenvironments: { embedded: {} }\n',
    'watch.js': script,
  });
  const { output } = await project.node('watch.js');
  const [first = '', second = '', ...others] = JSON.parse(/^\[".*\]$/m.exec(output)?.[0] ?? '[]');
  expect(output).toMatch(/^\[/m);
  expect(others).toEqual([]);
  expect(first).toMatch(/^0 of \d+ failed$/);
  expect(second).toMatch(/^0 of \d+ failed$/);
  expect(second).not.toBe(first);
  expect(project.journals()).toHaveLength(2);
});
