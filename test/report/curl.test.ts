import { spawnSync } from 'node:child_process';
import { constantFrom, oneof, sample, string } from 'fast-check';
import { expect, test } from 'vitest';
import { commandOf, curl } from '../../src/report/curl.ts';
import { shellWord } from '../../src/report/shell-word.ts';

const options = { origin: 'http://127.0.0.1:8080' };
const request = { method: 'POST', target: '/orders', headers: [] as [string, string][], body: null };
const bash = spawnSync('bash', ['--version']).status === 0;

function wordsOf(commandLine: string, env: Readonly<Record<string, string>> = {}): readonly string[] {
  const input = `printf '%s\\0' ${commandLine}`;
  const { stdout } = spawnSync('bash', [], { input, encoding: 'utf8', env: { ...env, LC_ALL: 'C.UTF-8' } });
  return stdout.split('\0').slice(0, -1);
}

test('a shell reads every text back as it was, whatever it holds', { skip: !bash }, () => {
  const texts = sample(
    oneof(
      string({ unit: 'binary', maxLength: 20 }),
      string({ unit: constantFrom(...'\'"\\$`!(){}\n\t ;&|<>*a1é\u001B\u202E'.split('')), maxLength: 12 }),
    ),
    { numRuns: 500, seed: 7 },
  );
  // No shell can pass on NUL; `$NAME` is a secret by definition.
  const passable = texts.filter((text) => !text.includes('\0') && text.isWellFormed() && !/\$[A-Z]/.test(text));
  expect(passable.length).toBeGreaterThan(300);
  expect(wordsOf(passable.map((text) => shellWord(text)).join(' '))).toEqual(passable);
});

test.for([
  ['Bearer $EDITOR_TOKEN', 'Bearer s3cret'],
  ['Basic $EDITOR_TOKEN.suffix', 'Basic s3cret.suffix'],
  ['$EDITOR_TOKENabc', 's3cretabc'],
  ['{"token":"$EDITOR_TOKEN","say":"it\'s $5"}', '{"token":"s3cret","say":"it\'s $5"}'],
  ['a\nb $EDITOR_TOKEN `id`', 'a\nb s3cret `id`'],
] as const)('the shell fills in the secret of %s', { skip: !bash }, ([text, filled]) => {
  expect(wordsOf(shellWord(text), { EDITOR_TOKEN: 's3cret' })).toEqual([filled]);
});

test('a header with a secret stands in double quotes, everything else in single ones', () => {
  const lines = curl(
    {
      ...request,
      headers: [
        ['authorization', 'Bearer $EDITOR_TOKEN'],
        ['x-tenant', 'acme'],
      ],
    },
    options,
  );
  expect(lines).toEqual([
    `curl -i -X POST 'http://127.0.0.1:8080/orders'`,
    '-H "authorization: Bearer $EDITOR_TOKEN"',
    `-H 'x-tenant: acme'`,
  ]);
});

test('a secret is filled in whatever the case of its name, and what a path or body calls $filter stays as it is', () => {
  const headers: [string, string][] = [['authorization', 'Bearer $editor_token']];
  const lines = curl({ ...request, target: '/orders?$filter=a', headers, body: '{"$ref":"#"}' }, options).join(' ');
  expect(lines).toContain('"authorization: Bearer $editor_token"');
  expect(lines).toContain(`/orders?$filter=a'`);
  expect(lines).toContain(`'{"$ref":"#"}'`);
});

test('what differs from request to request by its nature is left out', () => {
  const headers: [string, string][] = [
    ['User-Agent', 'rolecall/1 (0c1f)'],
    ['x-request-id', '0c1f'],
    ['traceparent', '00-0c1f'],
    ['content-length', '2'],
    ['host', '127.0.0.1:8080'],
  ];
  expect(curl({ ...request, headers }, options)).toHaveLength(1);
  expect(curl({ ...request, headers: [['host', 'evil.example']] }, options).join(' ')).toContain('evil.example');
});

test('curl adds nothing of its own: no content type, no path clean-up, no globbing', () => {
  const lines = curl({ ...request, target: '/a/../b?x[]={1}', body: 'x' }, options);
  expect(lines).toEqual(expect.arrayContaining(['--path-as-is', '--globoff', `-H 'content-type:'`, `--data-raw 'x'`]));
});

test('a command is one line for the shell', { skip: !bash }, () => {
  const lines = curl(
    { ...request, headers: [['a', 'b']], body: '{}' },
    { ...options, client: [`--interface '127.0.0.9'`] },
  );
  expect(wordsOf(commandOf(lines))).toEqual([
    'curl',
    '-i',
    '-X',
    'POST',
    'http://127.0.0.1:8080/orders',
    '--interface',
    '127.0.0.9',
    '-H',
    'a: b',
    '-H',
    'content-type:',
    '--data-raw',
    '{}',
  ]);
});
