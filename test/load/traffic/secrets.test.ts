import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCurl } from '../../../src/load/traffic/read-curl.ts';
import { readHar } from '../../../src/load/traffic/read-har.ts';
import { redacted } from '../../../src/load/traffic/redacted.ts';
import { isSecretName, Secrets } from '../../../src/load/traffic/secrets.ts';
import { har } from './shop-files.ts';

describe('names of secrets', () => {
  test.for([
    'password',
    'newPassword',
    'client_secret',
    'refresh-token',
    'accessToken',
    'Authorization',
    'X-Api-Key',
    'apiKey',
    'Ocp-Apim-Subscription-Key',
    'JSESSIONID_session',
    'sessionId',
    'X-CSRF-Token',
    'otp',
    'x_signature',
    'private_keys',
  ])('%s is one', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  test.for(['name', 'key', 'max_tokens', 'author', 'passenger', 'description', 'spinner', 'monkey', 'countryCode'])(
    '%s is none',
    (name) => {
      expect(isSecretName(name)).toBe(false);
    },
  );
});

test.for([
  'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.x',
  'Bearer abcdef123456',
  'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
  'ghp_0123456789abcdefghij0123',
  'AKIAIOSFODNN7EXAMPLE',
  '-----BEGIN RSA PRIVATE KEY-----',
])('%s is told by its look', (text) => {
  expect(new Secrets([]).betrays(`before ${text} after`)).toBe(true);
});

test('whatever stands under a secret name of a recording stands nowhere in what is kept of its bodies', () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9+/_-]{8,24}$/);
  fc.assert(
    fc.property(secret, fc.jsonValue(), (value, other) => {
      const body = { other, password: value, copy: `x${value}y`, list: [value, { deep: value }], [value]: 1 };
      const text = `curl https://a.example/b -H 'X-Auth-Token: ${value}' --json '${JSON.stringify({ password: value })}'`;
      const kept = redacted(body, new Secrets(readCurl('c.sh', text)));
      expect(JSON.stringify(kept)).not.toContain(value);
    }),
    { numRuns: 50 },
  );
});

test('a recording that is broken in places gives what is whole', () => {
  expect(readHar('log.har', har)?.map(({ method }) => method)).not.toContain('');
  expect(readHar('log.har', har)?.length).toBe(10);
  expect(readHar('log.har', '{"log":{}}')).toBeUndefined();
});
