import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RolecallError } from '../../../src/model/rolecall-error.ts';
import { imported } from './imported.ts';

const secret = fc.stringMatching(/^[a-z]{2}9[A-Za-z0-9+/_-]{7,20}={0,2}$/);
const name = fc.stringMatching(/^[A-Za-z][\w .-]{0,8}$/);
const verb = fc.constantFrom('POST', 'GET', 'PUT');
const contentType = fc.constantFrom(
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'application/xml',
  'multipart/form-data',
);

/** A value of a header with a secret in it, and the payloads that a login may have. */
const carried = fc.oneof(
  secret,
  fc.tuple(fc.constantFrom('Bearer ', 'JWT ', 'Odd ', 'sid=', ''), secret).map((parts) => parts.join('')),
  secret.map((text) => `Basic ${Buffer.from(`ann:${text}`).toString('base64')}`),
);
const header = fc.record({
  name: fc.constantFrom('Authorization', 'X-Api-Key', 'Cookie', 'X-Id', 'Accept'),
  value: carried,
});
/** What a login accepts is no secret. */
const loginHeader = header.filter((each) => each.name !== 'Accept');
const field = fc.constantFrom('password', 'pw', 'code', 'pin', 'otp', 'token');
const payloadRaw = fc.oneof(
  fc.tuple(field, secret).map(([key, text]) => JSON.stringify({ user: 'ann', [key]: text, copy: { user: text } })),
  fc.tuple(field, secret).map(([key, text]) => `user=ann&${key}=${text}&name=${text}`),
  secret,
  secret.map((text) => `<login>${text}</login>`),
);
const token = fc.record(
  {
    extractFrom: fc.constantFrom('body', 'header', 'nowhere'),
    extractSelector: fc.constantFrom('/access_token', 'X-Token', 'a b', ''),
    sendIn: fc.constantFrom('header', 'query'),
    sendName: fc.constantFrom('Authorization', 'Cookie', 'a b'),
    sendTemplate: fc.constantFrom('{token}', 'Bearer {token}', 'sid={token}', '{token}{token}'),
    extractFromField: fc.constantFrom('/t', 't'),
    httpHeaderName: fc.constantFrom('Authorization'),
    headerPrefix: fc.constantFrom('Bearer ', 'Bearer'),
  },
  { requiredKeys: [] },
);
const login = fc.record(
  {
    endpoint: fc.constantFrom('/login', '/api/login?x=1', 'login'),
    externalEndpointURL: fc.constantFrom('http://idp.example/token', 'nowhere', 'http://u:p@idp.example/'),
    verb,
    contentType,
    payloadRaw,
    payloadUserPwd: fc.record({
      username: fc.constant('ann'),
      password: secret,
      usernameField: name,
      passwordField: name,
    }),
    headers: fc.array(loginHeader, { maxLength: 3 }),
    token,
    expectCookies: fc.oneof(fc.boolean(), fc.constant('maybe')),
  },
  { requiredKeys: [] },
);
const entry = fc.record(
  {
    name,
    fixedHeaders: fc.array(header, { maxLength: 3 }),
    loginEndpointAuth: login,
    createUsers: fc.jsonValue().map((value) => ({ verb: value })),
    requireMockHandling: fc.boolean(),
  },
  { requiredKeys: ['name'] },
);
const file = fc.record(
  {
    auth: fc.array(entry, { minLength: 1, maxLength: 4 }),
    authTemplate: fc.record({ loginEndpointAuth: login, fixedHeaders: fc.array(header) }, { requiredKeys: [] }),
    configs: fc.dictionary(name, name),
  },
  { requiredKeys: ['auth'] },
);

/** Every secret, as the file has it and as it reads without Base64. */
function secretsOf(text: string): readonly string[] {
  const written = text.match(/[a-z]{2}9[A-Za-z0-9+/_-]{7,20}/g) ?? [];
  const encoded = [...text.matchAll(/Basic ([A-Za-z0-9+/=]+)/g)].map(([, pair = '']) => pair);
  return [
    ...written,
    ...encoded,
    ...encoded.map((pair) => Buffer.from(pair, 'base64').toString().slice('ann:'.length)),
  ];
}

/** Logins that the schema allows. */
const goodLogin = fc.record(
  {
    endpoint: fc.constantFrom('/login', '/api/login?user=1'),
    verb,
    contentType,
    payloadRaw,
    headers: fc.array(loginHeader, { maxLength: 2 }),
    expectCookies: fc.constant(true),
  },
  { requiredKeys: ['endpoint', 'verb', 'expectCookies'] },
);
const goodFile = fc.record({
  auth: fc.uniqueArray(
    fc.record(
      { name, fixedHeaders: fc.array(header, { minLength: 1, maxLength: 3 }), loginEndpointAuth: goodLogin },
      { requiredKeys: ['name'] },
    ),
    { minLength: 1, maxLength: 4, selector: (each) => each.name },
  ),
});

function saidOf(text: string): string {
  try {
    return imported(text).said;
  } catch (error) {
    if (error instanceof RolecallError) return error.message;
    throw error;
  }
}

test('no secret of a file that is taken over is ever said', () => {
  fc.assert(
    fc.property(goodFile, (document) => {
      const text = JSON.stringify(document);
      const { said } = imported(text);
      for (const secretText of secretsOf(text)) expect(said).not.toContain(secretText);
    }),
    { numRuns: 300 },
  );
});

test('nor of a file that is refused', () => {
  fc.assert(
    fc.property(file, (document) => {
      const text = JSON.stringify(document);
      const said = saidOf(text);
      for (const secretText of secretsOf(text)) expect(said).not.toContain(secretText);
    }),
    { numRuns: 300 },
  );
});

test('any mapping with `auth` is read or refused in lines with a place', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (auth, authTemplate) => {
      const said = saidOf(JSON.stringify({ auth, authTemplate }));
      expect(said).toMatch(/auth\.yaml/);
    }),
    { numRuns: 200 },
  );
});
