import { extname } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reporters } from '../../src/report/reporters.ts';
import { hostileReport } from './hostile-report.ts';
import { hostile } from './synthetic-report.ts';
import { textOf } from './text-of.ts';
import { structures } from './well-formed.ts';

/** What has broken readers of each format before. */
const nasty = [
  hostile,
  '<script>alert(1)</script>',
  '</code></pre></details><img src=x onerror=alert(1)>',
  '[here](https://evil.example/?q=1)',
  '![](https://evil.example/pixel.png)',
  '<https://evil.example> https://evil.example www.evil.example mail@evil.example',
  '@_x @-x',
  '@acme/owners please #1 GH-2 acme/api#3',
  '| a | b |\n| --- | --- |',
  '```\n# heading\n```',
  '`',
  '`` ` ``',
  '\\`',
  '\\|',
  '- [ ] task',
  '1. one',
  '# heading',
  '=HYPERLINK("https://evil.example")',
  '+1',
  '-1',
  '@SUM(1)',
  '\t=1',
  '"",\r\n"',
  ']]>&lt;!--',
  '%0A::error::injected',
  '\n::set-env name=PATH::/tmp',
  '##[error]injected',
  ':,%',
  '{{0}}',
  '$x$ and $y$',
  '**bold** _under_ ~~gone~~',
  'a\u2028b\u0085c\uFEFFd',
];

const structureOf = (file: string) => structures[extname(file).slice(1)];

describe.for(Object.entries(reporters))('%s', ([, reporter]) => {
  const structure = structureOf(reporter.file);

  test('has an ending whose structure can be read', () => {
    expect(structure).toBeDefined();
  });

  test.for(nasty)('keeps its structure when %j stands everywhere', async (text) => {
    const harmless = structure?.(await textOf(reporter, hostileReport('a ')));
    expect(structure?.(await textOf(reporter, hostileReport(text)))).toEqual(harmless);
    expect(structure?.(await textOf(reporter, hostileReport(`a ${text}`)))).toEqual(harmless);
  });

  test('keeps its structure whatever stands there', async () => {
    const harmless = structure?.(await textOf(reporter, hostileReport('a ')));
    const texts = fc
      .array(
        fc.oneof(
          fc.constantFrom(...nasty),
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom(...Array.from('`|<>&[]()!*_~#@:/\\"\'=+-\n ')) }),
        ),
      )
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(structure?.(await textOf(reporter, hostileReport(text)))).toEqual(harmless);
      }),
      { numRuns: 40, examples: [['\u{10FFFE}'], ['\uFDD0'], ['\uFFFF']] },
    );
  });
});

test.for(['##vso[task.setvariable variable=PATH]/tmp', '##teamcity[x]', '##[add-mask]a'])(
  'no CI server takes %s for a command, wherever it is printed',
  async (command) => {
    for (const name of ['terminal', 'github'] as const) {
      expect(await textOf(reporters[name], hostileReport(`a ${command}`))).not.toMatch(/^(?!::).*##\w*\[/m);
    }
  },
);

test('the law sees what breaks out', () => {
  expect(() => structures['csv']?.('a,b\r\n=1,2\r\n')).toThrow('a formula');
  expect(() => structures['csv']?.('a,b\r\n1\r\n')).toThrow();
  expect(() => structures['md']?.('hello @team')).toThrow('GitHub would link @t');
  expect(structures['md']?.('a <b>b</b>')).not.toEqual(structures['md']?.('a b'));
  expect(structures['md']?.('[a](b)')).not.toEqual(structures['md']?.('a b'));
  expect(() => structures['txt']?.('\u001B[31m')).toThrow('a control character');
  expect(() => structures['ndjson']?.('{}\n{')).toThrow();
});

test('the law sees what breaks out of HTML', async () => {
  const text = await textOf(reporters.html, hostileReport('a '));
  const harmless = structures['html']?.(text);
  const broken = (from: string | RegExp, to: string) => structures['html']?.(text.replace(from, to));
  expect(broken('<h1>', '<h1><b></b>')).not.toEqual(harmless);
  expect(() => broken('<h1>', '<h1 onclick="a()">')).toThrow('onclick');
  expect(() => broken('<h1>', '<h1><a href="javascript:a()">a</a>')).toThrow('javascript:a()');
  expect(() => broken('<h1>', '<h1><img src="https://evil.example/pixel.png">')).toThrow('evil.example');
  expect(() => broken('<script>', '<script>alert(1);')).toThrow('the policy does not allow this script');
  expect(() => broken('<style>', '<style>body { color: red }')).toThrow('the policy does not allow this style');
  expect(() => broken('</main>', '<script>alert(1)</script></main>')).toThrow('the policy does not allow this script');
  expect(() => broken('<h1>', '<h1 id="a" id="b">')).toThrow('no valid HTML');
  expect(broken('</h1>', '')).not.toEqual(harmless);
});
