import { globSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createHmac } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { run } from '../../src/pipeline.ts';
import { exchangeLine } from '../../src/report/exchange-line.ts';
import { reporters } from '../../src/report/reporters.ts';
import { aServer } from '../execute/a-server.ts';
import { auditIslands } from '../report/audit-islands.ts';
import { hostileReport } from '../report/hostile-report.ts';
import { legible } from '../report/legible.ts';
import { textOf } from '../report/text-of.ts';
import { piecesFound } from '../systems/credentials/pieces-found.ts';

/** Credentials that must not be found anywhere; the opaque one holds characters that every encoding writes in another way. */
const canaries = {
  EDITOR_TOKEN: 'canary-9f/4+2"x~opaque-editor',
  VIEWER_KEY: 'canary-key-0123456789-abcdefghijklmnopqrstuvwxyz',
  ADMIN_TOKEN: jwt({ sub: 'canary-admin' }, 'another-canary-key'),
};

let folder: string;
let report: Report;
/** Every Authorization header and query that reached the server. */
const presented = new Set<string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-canary-'));
  await using server = await aServer((request, response) => {
    // A server that gives away all that it is sent, in every form that it can think of.
    const { authorization = '' } = request.headers;
    const token = authorization.replace(/^\w+ ?/, '');
    if (token !== '') presented.add(token);
    const forms = [
      token,
      encodeURIComponent(token),
      Buffer.from(token).toString('base64'),
      Buffer.from(authorization).toString('base64url'),
    ];
    // Or in part only, as servers do that think of secrecy.
    const cuts = [token.slice(0, 20), token.slice(-20)];
    const cut = [...cuts, ...cuts.map(encodeURIComponent), ...cuts.map((one) => Buffer.from(one).toString('base64'))];
    response.writeHead(token.includes('admin') ? 201 : 403, {
      'content-type': 'application/json',
      'x-echo': encodeURIComponent(token),
      'x-cut': `${encodeURIComponent(cuts[0] ?? '')}...`,
      'set-cookie': [`session=${encodeURIComponent(token)}`],
      location: `/login?next=${encodeURIComponent(request.url ?? '')}`,
    });
    response.end(JSON.stringify({ error: `no access for ${token}`, forms, cut, url: request.url }));
  });
  const config = join(folder, 'rolecall.yaml');
  await writeFile(
    config,
    `rolecall: 1
spec: ${resolve('specs/orders.openapi.yaml')}
matrix: ${resolve('scenarios/role-matrix.yaml')}
refusals: { two-places: 400 }
environments:
  hostile:
    target: ${server.url}
    principals:
      editor: { bearer: { env: EDITOR_TOKEN } }
      viewer: { jwt: { key: { env: VIEWER_KEY }, alg: HS256, claims: { sub: canary-viewer } } }
      admin: { bearer: { env: ADMIN_TOKEN } }
    networks: { office: [127.0.0.2/32] }
    addresses: { from-office: { via: bind, ip: 127.0.0.2 } }
`,
  );
  const said: string[] = [];
  report = await run({
    config,
    today: '2026-01-01',
    strategy: 'full',
    seed: 1,
    only: [],
    concurrency: 4,
    timeoutMs: 5000,
    mutate: [],
    output: join(folder, 'runs'),
    variables: canaries,
    signal: new AbortController().signal,
    now: () => new Date(),
    onProgress: () => {},
    // What --debug says.
    onExchange: (exchange) => said.push(exchangeLine(exchange)),
  });
  await writeFile(join(folder, 'runs', 'debug.txt'), said.join('\n'));
  for (const [name, reporter] of Object.entries(reporters)) {
    let text = '';
    for await (const part of reporter.render(report, { colour: true, width: 120, verbose: true })) text += part;
    await writeFile(join(folder, 'runs', `report.${name}`), text);
  }
});
afterAll(() => rm(folder, { recursive: true }));

function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64');
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    base64,
    Buffer.from(secret).toString('base64url'),
  ];
}

describe('every artefact of a run against a server that echoes credentials', () => {
  test('the server did get them', () => {
    expect(presented).toContain(canaries.ADMIN_TOKEN);
    expect(presented.size).toBeGreaterThan(6);
  });

  test('holds none of them, in no form', () => {
    const files = globSync(join(folder, 'runs', '**')).filter((file) => statSync(file).isFile());
    expect(files.length).toBeGreaterThan(Object.keys(reporters).length);
    const secrets = [...Object.values(canaries), ...presented].filter((secret) => secret !== '{malformed}');
    for (const file of files) {
      const text = legible(file, readFileSync(file, 'utf8'));
      const found = secrets.flatMap(formsOf).filter((form) => text.includes(form));
      expect(found, file).toEqual([]);
    }
  });

  test('holds no piece of them either, decoded or not', () => {
    const files = globSync(join(folder, 'runs', '**')).filter((file) => statSync(file).isFile());
    const secrets = [...Object.values(canaries), ...presented].map(secretPart);
    for (const file of files) expect(piecesFound(legible(file, readFileSync(file, 'utf8')), secrets), file).toEqual([]);
  });

  test.for(Object.keys(reporters))('%s holds no piece of them when what is encoded twice is decoded', (name) => {
    const file = join(folder, 'runs', `report.${name}`);
    const text = legible(file, readFileSync(file, 'utf8'));
    const secrets = [...Object.values(canaries), ...presented].map(secretPart);
    expect(text).not.toBe('');
    // One encoding inside another: base64 of a percent-encoded text in JSON in an XML attribute.
    for (const once of decodings(text))
      for (const twice of [once, ...decodings(once)]) expect(piecesFound(twice, secrets)).toEqual([]);
  });

  test.for(Object.entries(reporters))(
    'a credential that got into %s would be found, however it is written',
    ([name]) => {
      const text = readFileSync(join(folder, 'runs', `report.${name}`), 'utf8');
      const secret = canaries.EDITOR_TOKEN;
      const entities = secret.replaceAll(/[^\w]/g, (one) => `&#${one.charCodeAt(0)};`);
      const written = [...formsOf(secret), entities, JSON.stringify(JSON.stringify(secret)).slice(1, -1)];
      for (const form of written) {
        const leaking = [text.slice(0, 200) + form, ...decodings(form)];
        expect(
          leaking.flatMap((reading) => piecesFound(reading, [secret])),
          form,
        ).not.toEqual([]);
      }
    },
  );

  test.for(Object.entries(reporters))('what %s compresses is looked through, too', async ([name, reporter]) => {
    const secret = canaries.VIEWER_KEY;
    const text = legible(`report.${name}`, await textOf(reporter, hostileReport(secret)));
    expect(piecesFound(text, [secret])).not.toEqual([]);
    if (reporter !== reporters.html) return;
    const islands = auditIslands(await textOf(reporter, hostileReport(secret)));
    for (const island of [islands.overview, islands.cells, islands.evidence])
      expect(piecesFound(JSON.stringify(island), [secret])).not.toEqual([]);
  });

  test('and goes on showing what is public: the header and the claims of a JWT', () => {
    const journal = readFileSync(join(report.folder, 'results.ndjson'), 'utf8');
    expect(journal.includes(String.raw`\"${canaries.ADMIN_TOKEN.slice(0, 20)}\"`)).toBe(true);
  });

  test('shows them by name instead', () => {
    const journal = readFileSync(join(report.folder, 'results.ndjson'), 'utf8');
    expect(journal).toContain('Bearer $EDITOR_TOKEN');
    expect(journal).toContain('$VIEWER_TOKEN_EXPIRED');
  });
});

/** A text with one kind of encoding taken off; base64 is taken off by `piecesFound`. */
function decodings(text: string): string[] {
  const codes = /&#(\d+);|&#x([\da-f]+);/gi;
  const entities = text
    .replaceAll(codes, (_, decimal?: string, hex?: string) => String.fromCodePoint(Number(decimal ?? `0x${hex ?? ''}`)))
    .replaceAll(/&(quot|apos|lt|gt|amp);/g, (_, name: keyof typeof named) => named[name]);
  return [
    entities,
    text.replaceAll(/(?:%[\da-f]{2})+/gi, (coded) => Buffer.from(coded.replaceAll('%', ''), 'hex').toString('latin1')),
    text.replaceAll(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
    text.replaceAll(/\\(["\\/])/g, '$1'),
    text.replaceAll('""', '"'),
  ];
}

const named = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' } as const;

/** Header and claims of a JWT are no secret. */
function secretPart(token: string): string {
  const parts = token.split('.');
  return parts.length === 3 ? (parts[2] ?? '') : token;
}

function jwt(claims: object, key: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}
