import { expect, test } from 'vitest';
import { readCurl } from '../../../src/load/traffic/read-curl.ts';

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

test.for<[string, object]>([
  ['curl https://a.example/b', { method: 'GET', body: undefined }],
  ['curl a.example/b -d x=1 -d y=2', { method: 'POST', body: { mediaType: form, content: 'x=1&y=2' } }],
  [
    `curl -XPUT a.example/b -H 'content-type: ${json}' --data '{}'`,
    { method: 'PUT', body: { mediaType: json, content: '{}' } },
  ],
  [`curl --url=a.example/b --json '{"a":1}'`, { method: 'POST', body: { mediaType: json, content: '{"a":1}' } }],
  [`/usr/bin/curl a.example/b --data-raw $'a\\nb\\'c\\u0021'`, { body: { mediaType: form, content: "a\nb'c!" } }],
  ['curl a.example/b --data-urlencode "q=a b"', { body: { mediaType: form, content: 'q=a%20b' } }],
  ['curl a.example/b -d @file.json', { body: { mediaType: form, content: undefined } }],
  [
    'curl a.example/b -F name=x -F "pic=@p.png;type=image/png"',
    {
      body: {
        mediaType: 'multipart/form-data',
        content: [
          { name: 'name', value: 'x', file: false },
          { name: 'pic', value: '@p.png', file: true },
        ],
      },
    },
  ],
  ['curl -m 5 -o out.txt -A agent -x proxy:1 a.example/b -d 1', { method: 'POST' }],
])('%s', ([command, expected]) => {
  const requests = readCurl('c.sh', command);
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject(expected);
  expect(requests[0]?.url.pathname).toBe('/b');
});

test('data goes into the address with -G', () => {
  const [request] = readCurl('c.sh', 'curl -G a.example/b -d x=1 --data-urlencode "y=a&b"');
  expect([request?.method, request?.url.search, request?.body]).toEqual(['GET', '?x=1&y=a%26b', undefined]);
});

test('commands end at lines, semicolons and operators, and comments at the end of their line', () => {
  const text = `# curl https://a.example/none
curl https://a.example/1 -d '# no comment
curl https://a.example/no' # a comment
curl https://a.example/2; curl https://a.example/3 && echo | curl https://a.example/4`;
  expect(readCurl('c.sh', text).map(({ url }) => url.pathname)).toEqual(['/1', '/2', '/3', '/4']);
});

test('credentials that have options of their own are seen, so that they can be left out', () => {
  const [request] = readCurl('c.sh', 'curl -u ann:pw123456 --cookie sid=1 --oauth2-bearer tok a.example/b');
  expect(request?.headers.map(([name]) => name)).toEqual(['authorization', 'cookie', 'authorization']);
});
