import { describe, expect, test } from 'vitest';
import { complaints } from '../loading.ts';

/** The principal `editor` as a test writes it: its credentials begin in line 8. */
function principal(text: string): Record<string, string> {
  return {
    'rolecall.yaml': `rolecall: 1
spec: api.yaml
matrix: matrix.yaml
environments:
  local:
    target: http://127.0.0.1:8080/api/
    principals:
${text}      viewer: { bearer: { env: VIEWER } }
`,
  };
}

describe('several credentials of one principal', () => {
  test.for<[string, string, readonly string[]]>([
    [
      'each in its own place',
      `      editor:
        bearer: { env: A }
        and: [{ apiKey: { env: B } }, { basic: { username: ed, password: { env: C } }, at: { header: X-Basic } }]
`,
      [],
    ],
    [
      'of one kind, without a name',
      `      editor:
        apiKey: { env: A }
        and: [{ apiKey: { env: B }, at: { header: X-Other } }]
`,
      ['rolecall.yaml:10:15 two credentials of one principal are called apiKey: give each its own `scheme`.'],
    ],
    [
      'in one header, whatever the case of its letters',
      `      editor:
        bearer: { env: A }
        and: [{ apiKey: { env: B }, at: { header: AUTHORIZATION } }]
`,
      [
        'rolecall.yaml:10:15 two credentials of one principal stand in the header authorization: give one of them `at` or `scheme`.',
      ],
    ],
    [
      'in one header by default',
      `      editor:
        bearer: { env: A }
        and:
          - basic: { username: ed, password: { env: B } }
`,
      [
        'rolecall.yaml:11:13 two credentials of one principal stand in the header authorization: give one of them `at` or `scheme`.',
      ],
    ],
    [
      'two certificates on one connection',
      `      editor:
        mutualTLS: { cert: { env: A }, key: { env: B } }
        and: [{ mutualTLS: { cert: { env: C }, key: { env: D } } }]
`,
      ['rolecall.yaml:10:15 two credentials of one principal are called mutualTLS: give each its own `scheme`.'],
    ],
    [
      'a query and a cookie of one name are two places',
      `      editor:
        apiKey: { env: A }
        at: { query: key }
        and: [{ bearer: { env: B }, at: { cookie: key } }]
`,
      [],
    ],
    [
      'sessions do not go along',
      `      editor:
        bearer: { env: A }
        and: [{ steps: [log-in] }]
`,
      [
        expect.stringMatching(/^rolecall\.yaml:10:15 this principal has no credential: /),
        expect.stringMatching(/^rolecall\.yaml:10:17 unknown key "steps"/),
      ],
    ],
  ])('%s', async ([, text, expected]) => {
    expect(await complaints(principal(text))).toEqual(expected);
  });
});

describe('what belongs to steps', () => {
  test.for<[string, string, column: number]>([
    ['headers', '{ X-CSRF-Token: $kept.csrf }', 18],
    ['logout', '[log-out]', 17],
    ['revoke', '[drop-token]', 17],
  ])('%s without them is one line', async ([key, value, column]) => {
    const text = `      editor:\n        bearer: { env: A }\n        ${key}: ${value}\n`;
    expect(await complaints(principal(text))).toEqual([
      `rolecall.yaml:10:${column} "${key}" goes with \`steps\` alone: remove it.`,
    ]);
  });
});
