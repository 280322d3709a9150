import { createServer, type IncomingMessage } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { sourceOf } from '../../src/load/source.ts';
import { importWfc } from '../../src/load/wfc/import-wfc.ts';
import { runContract } from './credentials/run-contract.ts';

// Users of a WFC file log in at a server that knows them, and every cell is proven with what they got.

const passwords = { reader: 'rEad3r-p4ssw0rd-one', writer: 'wr1t3r-p4ssw0rd-two' };
type Role = keyof typeof passwords;

/** Which way a login goes: what it takes, and what it gives. */
type Way = 'json-token' | 'form-cookie' | 'basic-header' | 'fixed';

const issued = { reader: 'tok-reader-8c1f0b7de2', writer: 'tok-writer-55d9a0c4e1' };

function roleBy(find: (role: Role) => boolean): Role | undefined {
  return (['reader', 'writer'] as const).find(find);
}

const known: Readonly<Record<Way, (request: IncomingMessage, body: string) => Role | undefined>> = {
  'json-token': (_, body) => {
    const { user, password } = JSON.parse(body);
    return roleBy((role) => role === user && passwords[role] === password);
  },
  'form-cookie': ({ headers }, body) => {
    const fields = new URLSearchParams(body);
    if (headers['content-type'] !== 'application/x-www-form-urlencoded') return undefined;
    return roleBy((role) => role === fields.get('username') && passwords[role] === fields.get('password'));
  },
  'basic-header': ({ headers }) => roleBy((role) => headers.authorization === basicOf(role)),
  fixed: () => undefined,
};

function basicOf(role: Role): string {
  return `Basic ${Buffer.from(`${role}:${passwords[role]}`).toString('base64')}`;
}

/** Two operations behind a login of one way. */
async function start(way: Way) {
  const server = createServer((request, response) => {
    void textOf(request).then((body) => {
      const answer = (status: number, value: unknown, headers = {}) =>
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
      if (request.url === '/api/login') {
        const role = known[way](request, body);
        if (!role) return answer(401, { error: 'who?' });
        return way === 'form-cookie'
          ? answer(302, {}, { location: '/', 'set-cookie': `sid=${issued[role]}; Path=/; HttpOnly` })
          : answer(200, { auth: { token: issued[role] } });
      }
      const shown = way === 'form-cookie' ? `${request.headers.cookie}` : `${request.headers.authorization}`;
      const role = roleBy((each) =>
        way === 'fixed'
          ? shown.replace(/^basic/i, 'Basic') === basicOf(each)
          : shown.replace(/^bearer /i, 'Bearer ') === `${way === 'form-cookie' ? 'sid=' : 'Bearer '}${issued[each]}`,
      );
      const sent = request.headersDistinct['authorization'] ?? [];
      if (sent.length > 1) return answer(400, { error: 'two credentials' });
      // RFC 6750 §3.1: an error is named to whoever sent a token.
      const challenge = sent.length > 0 ? 'Bearer error="invalid_token"' : 'Bearer';
      if (!role) return answer(401, { error: 'who?' }, { 'www-authenticate': challenge });
      if (request.url !== '/api/notes' || role === 'writer') return answer(201, {});
      return answer(403, { error: 'no' }, { 'www-authenticate': 'Bearer error="insufficient_scope"' });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port }: Pick<AddressInfo, 'port'> = Object.assign({ port: 0 }, server.address());
  return {
    url: `http://127.0.0.1:${port}/api`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const spec = `openapi: 3.1.0
info: { title: Notes, version: '1' }
paths:
  /notes: { post: { responses: { '201': { description: made } } } }
  /searches: { post: { responses: { '201': { description: made } } } }
`;

const matrix = `rolecall: 1
roles: { reader: {}, writer: { includes: [reader] } }
operations: { POST /notes: writer, POST /searches: reader }
`;

const token =
  'token: { extractFrom: body, extractSelector: /auth/token, sendIn: header, sendName: Authorization, sendTemplate: "Bearer {token}" }';

/** What the users say for themselves, and what they share. */
const files: Readonly<Record<Way, { readonly own: (role: Role) => string; readonly shared: string }>> = {
  'json-token': {
    own: (role) =>
      `loginEndpointAuth: { payloadUserPwd: { username: ${role}, password: ${passwords[role]}, usernameField: user, passwordField: password } }`,
    shared: `contentType: application/json, ${token}`,
  },
  'form-cookie': {
    own: (role) => `loginEndpointAuth: { payloadRaw: "username=${role}&password=${passwords[role]}" }`,
    shared: 'contentType: application/x-www-form-urlencoded, expectCookies: true',
  },
  'basic-header': {
    own: (role) => `loginEndpointAuth: { headers: [{ name: Authorization, value: "${basicOf(role)}" }] }`,
    shared: token,
  },
  fixed: { own: (role) => `fixedHeaders: [{ name: Authorization, value: "${basicOf(role)}" }]`, shared: token },
};

/** What the variables of an import hold, as its user would set them. */
function variablesFor(names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.map((name) => {
      const role: Role = name.startsWith('WRITER') ? 'writer' : 'reader';
      return [name, name.endsWith('_AUTHORIZATION') ? basicOf(role) : passwords[role]];
    }),
  );
}

describe('users of a WFC file prove who they are', () => {
  test.for<Way>(['json-token', 'form-cookie', 'basic-header', 'fixed'])('%s', async (way) => {
    await using server = await start(way);
    const { own, shared } = files[way];
    const auth = `auth:
  - { name: reader, ${own('reader')} }
  - { name: writer, ${own('writer')} }
authTemplate: { loginEndpointAuth: { endpoint: /api/login, verb: POST, ${shared} } }
`;
    const imported = importWfc(sourceOf('auth.yaml', auth), {
      environment: { name: 'local', target: server.url },
      output: 'logins.scenario.yaml',
      folder: '.',
    });
    expect(imported.notes).toEqual([]);
    const { conclusion, judged, written } = await runContract({
      files: {
        'openapi.yaml': spec,
        'matrix.yaml': matrix,
        ...(imported.steps !== undefined && { 'logins.scenario.yaml': imported.steps }),
        'rolecall.yaml': `${imported.text}spec: openapi.yaml\nmatrix: matrix.yaml\n`,
      },
      variables: variablesFor(imported.variables.map(({ name }) => name)),
    });
    expect(conclusion.findings).toEqual([]);
    expect(conclusion.share.provable).toBeGreaterThan(4);
    // A token that is only given has no expired one: whoever has such a token gives it under `states`.
    const open = judged.filter(({ verdict }) => verdict.provable && !verdict.proven);
    expect(open.filter(({ verdict }) => verdict.axes['token'] !== 'expired')).toEqual([]);
    const secrets = [...Object.values(passwords), ...Object.values(issued), basicOf('reader'), basicOf('writer')];
    for (const secret of secrets)
      expect(`${imported.text}${imported.steps ?? ''}${written}`).not.toContain(secret.replace(/^Basic /, ''));
  });
});
