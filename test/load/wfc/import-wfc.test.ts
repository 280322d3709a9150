import { describe, expect, test } from 'vitest';
import { RolecallError } from '../../../src/model/rolecall-error.ts';
import { imported } from './imported.ts';

const secret = 'hunter2hunter2';
const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

describe('headers that never change become a credential, their value a variable', () => {
  test.for<[string, string, object, string[]]>([
    ['Authorization', `Bearer ${secret}`, { bearer: { env: 'ANN_TOKEN' } }, ['ANN_TOKEN']],
    [
      'authorization',
      `JWT ${secret}`,
      { bearer: { env: 'ANN_TOKEN' }, at: { header: 'authorization', scheme: 'JWT' } },
      ['ANN_TOKEN'],
    ],
    [
      'Authorization',
      `ApiKey ${secret}`,
      { apiKey: { env: 'ANN_KEY' }, at: { header: 'Authorization', scheme: 'ApiKey' } },
      ['ANN_KEY'],
    ],
    [
      'Authorization',
      basic(`ann:${secret}`),
      { basic: { username: 'ann', password: { env: 'ANN_PASSWORD' } } },
      ['ANN_PASSWORD'],
    ],
    // The name is the secret.
    [
      'Authorization',
      basic('sk_live_0123456789:'),
      { apiKey: { env: 'ANN_KEY' }, at: { header: 'Authorization', scheme: 'Basic' } },
      ['ANN_KEY'],
    ],
    // Either half may be one.
    [
      'Authorization',
      `correct ${secret}`,
      { apiKey: { env: 'ANN_AUTHORIZATION' }, at: { header: 'Authorization' } },
      ['ANN_AUTHORIZATION'],
    ],
    ['X-API-Key', secret, { apiKey: { env: 'ANN_X_API_KEY' } }, ['ANN_X_API_KEY']],
    ['X-User', secret, { apiKey: { env: 'ANN_X_USER' }, at: { header: 'X-User' } }, ['ANN_X_USER']],
    ['Cookie', `sid=${secret}`, { apiKey: { env: 'ANN_COOKIE' }, at: { cookie: 'sid' } }, ['ANN_COOKIE']],
    ['Cookie', `a=1; sid=${secret}`, { apiKey: { env: 'ANN_COOKIE' }, at: { header: 'Cookie' } }, ['ANN_COOKIE']],
    ['Cookie', 'aHVudGVyMg==', { apiKey: { env: 'ANN_COOKIE' }, at: { header: 'Cookie' } }, ['ANN_COOKIE']],
  ])('%s: %s', ([name, value, principal, names]) => {
    const result = imported(JSON.stringify({ auth: [{ name: 'ann', fixedHeaders: [{ name, value }] }] }));
    expect(result.made).toEqual({ ann: principal });
    expect(result.names).toEqual(names);
    expect([result.steps, result.scenarios, result.notes]).toEqual([undefined, undefined, []]);
    expect(result.said).not.toContain(value.replace(/^\S+ /, ''));
    expect(result.said).not.toContain(secret);
  });

  test('one of several is the credential, and the others are told', () => {
    const { made, notes, said } = imported(`auth:
  - name: ann
    fixedHeaders:
      - { name: X-Tenant, value: acme-and-sons }
      - { name: X-Auth-Token, value: ${secret} }
`);
    expect(made).toEqual({ ann: { apiKey: { env: 'ANN_X_AUTH_TOKEN' }, at: { header: 'X-Auth-Token' } } });
    expect(notes).toEqual([expect.stringMatching(/^auth\.yaml:4:9 the header X-Tenant of ann was left out: /)]);
    expect(said).not.toContain('acme-and-sons');
  });
});

/** A login as WFC has it, with what a test says beside it. */
const login = (more: string) => `auth:
  - name: ann
    loginEndpointAuth:
      endpoint: /login
      verb: POST
${more.replaceAll(/^/gm, '      ')}
`;
const token =
  'token: { extractFrom: body, extractSelector: /t, sendIn: header, sendName: Authorization, sendTemplate: "Bearer {token}" }';

describe('a login becomes steps', () => {
  const keep = { token: '$response.body#/t' };

  test.for<[string, object]>([
    [
      'contentType: application/json\npayloadUserPwd: { username: ann, password: 0123, usernameField: name, passwordField: pin }',
      { body: { name: 'ann', pin: { secret: 'ANN_PIN' } } },
    ],
    [
      `contentType: application/json\npayloadRaw: '{"user":{"email":"a@b.example"},"pw":"${secret}","remember":true,"ids":[1]}'`,
      {
        body: {
          user: { email: 'a@b.example' },
          pw: { secret: 'ANN_PW' },
          remember: true,
          ids: [{ secret: 'ANN_IDS_0' }],
        },
      },
    ],
    [
      `contentType: application/x-www-form-urlencoded\npayloadRaw: user=ann&pass=${secret}%3D`,
      {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: { user: 'ann', pass: { secret: 'ANN_PASS' } },
      },
    ],
    [
      `contentType: application/x-www-form-urlencoded\npayloadRaw: aHVudGVyMg==`,
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: { secret: 'ANN_PAYLOAD' } },
    ],
    [
      `contentType: text/plain\npayloadRaw: ann ${secret}`,
      { headers: { 'content-type': 'text/plain' }, body: { secret: 'ANN_PAYLOAD' } },
    ],
    [
      `headers: [{ name: Authorization, value: Basic ${secret} }, { name: Accept, value: text/html }]`,
      { headers: { authorization: '$secret.ANN_LOGIN_AUTHORIZATION', accept: 'text/html' } },
    ],
    // A name that is the password as well stays no name.
    [
      `contentType: application/json\npayloadUserPwd: { username: ${secret}, password: ${secret}, usernameField: user, passwordField: pw }`,
      { body: { user: { secret: 'ANN_USER' }, pw: { secret: 'ANN_PW' } } },
    ],
    [
      'contentType: application/json\npayloadUserPwd: { username: $kept.x, password: abcdef, usernameField: user, passwordField: pw }',
      { body: { user: { secret: 'ANN_USER' }, pw: { secret: 'ANN_PW' } } },
    ],
  ])('%s', ([more, step]) => {
    const { made, lists, scenarios, said } = imported(login(`${more}\n${token}`));
    expect(made).toEqual({ ann: { steps: ['log-in-ann'] } });
    expect(lists).toEqual({ 'log-in-ann': [{ call: 'POST /login', ...step, keep }] });
    expect(scenarios).toEqual(['logins.scenario.yaml']);
    expect(said).not.toContain(secret);
  });

  test('cookies are kept as one, and a form may send its browser on', () => {
    const { made, lists } = imported(
      login(
        `contentType: application/x-www-form-urlencoded\npayloadRaw: username=ann&password=${secret}\nexpectCookies: true`,
      ),
    );
    expect(made).toEqual({ ann: { steps: ['log-in-ann'] } });
    expect(lists['log-in-ann']).toEqual([
      expect.objectContaining({ success: [302, 303], keep: { cookie: '$response.header.set-cookie' } }),
    ]);
  });

  const sends = (name: string, template: string, where = 'header') =>
    `token: { extractFrom: header, extractSelector: X-Token, sendIn: ${where}, sendName: ${name}, sendTemplate: "${template}" }`;
  test.for<[string, string, object]>([
    [sends('Authorization', '{token}'), '$response.header.X-Token', { header: 'Authorization' }],
    [sends('Authorization', 'JWT {token}'), '$response.header.X-Token', { header: 'Authorization', scheme: 'JWT' }],
    [sends('access_token', '{token}', 'query'), '$response.header.X-Token', { query: 'access_token' }],
    [sends('Cookie', 'sid={token}'), '$response.header.X-Token', { cookie: 'sid' }],
    [
      'token: { extractFromField: /a/t, httpHeaderName: X-Auth, headerPrefix: "Token " }',
      '$response.body#/a/t',
      { header: 'X-Auth', scheme: 'Token' },
    ],
    ['token: { extractFromField: "", httpHeaderName: X-Auth }', '$response.body#', { header: 'X-Auth' }],
  ])('%s', ([more, kept, at]) => {
    const { made, lists } = imported(login(more));
    expect(made).toEqual({ ann: { steps: ['log-in-ann'], at } });
    expect(lists['log-in-ann']).toEqual([{ call: 'POST /login', keep: { token: kept } }]);
  });

  test('its path is written below the target, which the environment or a setting of EvoMaster names', () => {
    const text = login(token).replace('/login', '/api/login');
    const environment = { name: 'staging', target: 'https://a.example/api' };
    const { lists, target, text: written } = imported(text, { environment });
    expect(lists['log-in-ann']).toEqual([expect.objectContaining({ call: 'POST /login' })]);
    expect([target, /^ {2}staging:$/m.test(written)]).toEqual(['https://a.example/api', true]);
    const set = imported(`configs: { bbTargetUrl: "http://b.example/api/" }\n${text}`);
    expect([set.target, set.lists['log-in-ann']]).toEqual([
      'http://b.example/api',
      [expect.objectContaining({ call: 'POST /login' })],
    ]);
    const whole = text.replace('endpoint: /api', 'externalEndpointURL: https://a.example/api');
    expect(imported(whole, { environment }).lists).toEqual(lists);
  });
});

test('a token endpoint of another server becomes a grant of OAuth 2', () => {
  const request = (payload: string) =>
    login(`contentType: application/x-www-form-urlencoded
payloadRaw: ${payload}
token: { extractFromField: /access_token, httpHeaderName: Authorization, headerPrefix: "Bearer " }`).replace(
      'endpoint: /login',
      'externalEndpointURL: http://idp.example/token',
    );
  const { made, steps, notes, said } = imported(
    request(`grant_type=password&client_id=shop&client_secret=${secret}&username=ann&password=${secret}1&scope=a%20b`),
  );
  expect(made).toEqual({
    ann: {
      oauth2: {
        grant: 'password',
        tokenEndpoint: 'http://idp.example/token',
        clientId: 'shop',
        clientSecret: { env: 'ANN_CLIENT_SECRET' },
        username: 'ann',
        password: { env: 'ANN_PASSWORD' },
        scope: 'a b',
      },
    },
  });
  expect([steps, notes]).toEqual([undefined, []]);
  expect(said).not.toContain(secret);
  // Whoever leaves out what OAuth does not know gets a token of somebody else.
  const other = imported(request(`grant_type=client_credentials&client_id=shop&client_secret=${secret}&name=ann`));
  expect([other.made, other.notes]).toEqual([
    {},
    [expect.stringMatching(/^auth\.yaml:4:28 ann was left out: it logs in at another server/)],
  ]);
});

describe('the template', () => {
  test('fills in what a user does not say, and its secrets are shared', () => {
    const { made, lists, variables } = imported(`auth:
  - { name: ann, loginEndpointAuth: { payloadRaw: '{"user":"ann","password":"${secret}"}' } }
  - { name: bob, loginEndpointAuth: { endpoint: /enter } }
  - { name: cy, fixedHeaders: [{ name: Authorization, value: Bearer ${secret} }] }
authTemplate:
  loginEndpointAuth:
    endpoint: /login
    verb: PUT
    contentType: application/json
    payloadRaw: '{"password":"${secret}"}'
    expectCookies: true
`);
    expect(made).toEqual({
      ann: { steps: ['log-in-ann'] },
      bob: { steps: ['log-in-bob'] },
      cy: { bearer: { env: 'CY_TOKEN' } },
    });
    const keep = { cookie: '$response.header.set-cookie' };
    expect(lists).toEqual({
      'log-in-ann': [{ call: 'PUT /login', body: { user: 'ann', password: { secret: 'ANN_PASSWORD' } }, keep }],
      'log-in-bob': [{ call: 'PUT /enter', body: { password: { secret: 'SHARED_PASSWORD' } }, keep }],
    });
    expect(variables).toContainEqual({ name: 'SHARED_PASSWORD', at: 'auth.yaml:10:17' });
  });
});

describe('what cannot be taken over is told in one line each', () => {
  test.for<[string, RegExp]>([
    [login('expectCookies: false'), /^auth\.yaml:3:5 ann was left out: nothing says what its login brings/],
    [login(`expectCookies: true\n${token}`), /^auth\.yaml:6:7 the cookies of ann were left out/],
    [login(token.replace('/t', 't')), /^auth\.yaml:6:52 ann was left out: its token is nowhere to be found/],
    [login(token.replace('Bearer {', 'x{')), /^auth\.yaml:6:7 ann was left out: its token goes into a header/],
    [
      login(`contentType: application/json\npayloadRaw: "{"\n${token}`),
      /^auth\.yaml:7:19 ann was left out: its payload/,
    ],
    [
      login(`contentType: multipart/form-data\npayloadRaw: x\n${token}`),
      /^auth\.yaml:7:19 ann was left out: its payload/,
    ],
    [login(`payloadRaw: '{"password":"x"}'\n${token}`), /^auth\.yaml:6:19 the payload of ann has no contentType/],
    [
      login(`contentType: application/json\npayloadRaw: '{"pin":1234}'\n${token}`),
      /^auth\.yaml:7:19 \/pin of the payload of ann is a number/,
    ],
    [login(token).replace('/login', '/login?password=x'), /^auth\.yaml:4:17 ann was left out: its login has what may/],
    [login(token).replace('/login', '/a/{id}'), /^auth\.yaml:4:17 ann was left out: the path of its login/],
    [login(token).replace('endpoint: /login', 'externalEndpointURL: nowhere'), /is no URL/],
    [
      `configs: { bbTargetUrl: "http://b.example/api" }\n${login(token)}`,
      /^auth\.yaml:5:17 .* lies outside of the target/,
    ],
    ['configs: { maxTime: 5m }\nauth: [{ name: ann }]', /^auth\.yaml:1:12 "maxTime" was left out/],
    ['auth: [{ name: ann }]', /^auth\.yaml:1:8 ann was left out: nothing says how it proves who it is/],
    ['auth: [{ name: ann, createUsers: { verb: POST } }]', /^auth\.yaml:1:21 createUsers of ann was left out/],
    ['auth: [{ name: ann, requireMockHandling: true }]', /^auth\.yaml:1:21 requireMockHandling of ann was left out/],
    ['auth: [{ name: ann, later: 1 }]', /^auth\.yaml:1:21 unknown key "later".* It was left out\.$/],
    ['later: 1\nauth: [{ name: ann }]', /^auth\.yaml:1:1 unknown key "later"/],
    ['auth: [{ name: Ann Lee, fixedHeaders: [{ name: X-Id, value: abc }] }]', /^auth\.yaml:1:16 .* called Ann-Lee/],
    ['auth: [{ name: nobody, fixedHeaders: [{ name: X-Id, value: "" }] }]', /the header X-Id of user-nobody .* empty/],
    [
      `${login(token)}    fixedHeaders: [{ name: X-Id, value: abc }]`,
      /^auth\.yaml:7:5 fixedHeaders of ann were left out: its login proves who it is/,
    ],
  ])('%s', ([text, line]) => {
    const { notes } = imported(text);
    expect(notes).toContainEqual(expect.stringMatching(line));
    for (const note of notes) expect(note).toMatch(/^auth\.yaml:\d+:\d+ [^\n]+\.$/);
  });
});

describe('a file that is broken is refused, each mistake in a line of its own', () => {
  const said = (text: string): readonly string[] => {
    try {
      imported(text);
      return [];
    } catch (error) {
      if (!(error instanceof RolecallError)) throw error;
      return error.message.split('\n');
    }
  };
  test.for<[string, RegExp[]]>([
    ['auth: []', [/^auth\.yaml:1:7 "auth" names nobody/]],
    ['auth:', [/^auth\.yaml:1:\d+ "auth" names nobody/]],
    ['auth: [ann, { name: bob }]', [/^auth\.yaml:1:8 item 1 is no mapping/]],
    ['auth: [{ name: ann }, { name: ann }]', [/^auth\.yaml:1:31 the name "ann" stands for another user/]],
    ['auth: [{ nam: ann }]', [/^auth\.yaml:1:10 unknown key "nam".*Did you mean "name"/]],
    ['auth: [{ name: ann }]\nauthTemplate: [1]', [/^auth\.yaml:2:15 "authTemplate" is no mapping/]],
    [
      `auth: [{ name: ann, fixedHeaders: ${secret} }]`,
      [/^auth\.yaml:1:35 "fixedHeaders" is a text: expected a list\.$/],
    ],
    [
      `auth: [{ name: ann, fixedHeaders: [{ name: "X: ${secret}", value: y }] }]`,
      [/^auth\.yaml:1:44 "name": expected the name of a header\.$/],
    ],
    [login(token).replace('POST', 'SEND'), [/^auth\.yaml:5:13 "verb" is "SEND": expected one of POST/]],
    [login(token).replace('/login', 'login'), [/^auth\.yaml:4:17 "endpoint": expected a path/]],
    [login('token: { extractFrom: body }'), [/needs `extractSelector`/]],
    [login('endpoint: /twice'), [/^auth\.yaml:6:7 the key "endpoint" is written a second time/]],
    ['auth:\n  - name: "ann', [/^auth\.yaml:2:\d+ is not YAML/]],
  ])('%s', ([text, lines]) => {
    const found = said(text);
    for (const line of lines) expect(found).toContainEqual(expect.stringMatching(line));
    for (const line of found) expect(line).toMatch(/^auth\.yaml:\d+:\d+ /);
    expect(found.join()).not.toContain(secret);
  });
});
