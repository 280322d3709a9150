import { expect, test } from 'vitest';
import { loading } from '../loading.ts';
import { imported } from './imported.ts';

const auth = `auth:
  - { name: bearer, fixedHeaders: [{ name: Authorization, value: Bearer abcdefgh }] }
  - { name: scheme, fixedHeaders: [{ name: Authorization, value: JWT abcdefgh }] }
  - { name: basic, fixedHeaders: [{ name: Authorization, value: Basic YW5uOnBhc3N3b3Jk }] }
  - { name: key, fixedHeaders: [{ name: X-Key, value: abcdefgh }] }
  - { name: cookie, fixedHeaders: [{ name: Cookie, value: sid=abcdefgh }] }
  - { name: anonymous, fixedHeaders: [{ name: X-Key, value: "a: b # c" }] }
  - { name: "two words", fixedHeaders: [{ name: X-Key, value: "{}" }] }
  - { name: "odd: # name", fixedHeaders: [{ name: X-Key, value: "0" }] }
  - { name: c42, loginEndpointAuth: { endpoint: /login, payloadRaw: user=ann&pw=x, token: { extractFrom: header, extractSelector: X-T, sendIn: query, sendName: t, sendTemplate: '{token}' } } }
  - { name: raw, loginEndpointAuth: { endpoint: /login, payloadRaw: aHVudGVyMg==, headers: [{ name: X-Client, value: abcdefgh }] } }
  - { name: pair, loginEndpointAuth: { endpoint: /api/v2/orders, payloadUserPwd: { username: a, password: b, usernameField: u, passwordField: p } } }
  - name: grant
    loginEndpointAuth:
      externalEndpointURL: https://idp.example/token
      payloadRaw: grant_type=client_credentials&client_id=a&client_secret=b
      token: { extractSelector: /access_token }
authTemplate:
  loginEndpointAuth:
    verb: POST
    contentType: application/x-www-form-urlencoded
    token: { extractFrom: body, extractSelector: /a~1b/0, sendIn: header, sendName: X-Token, sendTemplate: "Token {token}" }
`;

test('whatever it writes loads as it stands, once the matrix knows the roles', async () => {
  const { text, steps = '', principals, notes } = imported(auth);
  // Names that had to change are all that is told.
  expect(notes.map((note) => /called (.*): /.exec(note)?.[1])).toEqual(['user-anonymous', 'two-words', 'odd:-#-name']);
  const roles = Object.fromEntries(principals.map((name) => [name, {}]));
  const { environment, contract, warnings } = await loading({
    'rolecall.yaml': `${text}spec: api.yaml\nmatrix: matrix.yaml\n`,
    'logins.scenario.yaml': steps,
    'matrix.yaml': JSON.stringify({ rolecall: 1, roles, operations: { 'POST /**': principals } }),
  });
  expect(warnings).toEqual([]);
  expect(environment.identities.map(({ name, credential }) => `${credential.kind} ${name}`)).toEqual([
    'bearer bearer',
    'bearer scheme',
    'basic basic',
    'apiKey key',
    'apiKey cookie',
    'apiKey user-anonymous',
    'apiKey two-words',
    'apiKey odd:-#-name',
    'steps c42',
    'steps raw',
    'steps pair',
    'oauth2 grant',
  ]);
  expect([...contract.steps.keys()]).toEqual(['log-in-c42', 'log-in-raw', 'log-in-pair']);
});
