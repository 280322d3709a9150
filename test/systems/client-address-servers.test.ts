import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { application } from './client-addresses/application/application.ts';
import { makeTokens } from './client-addresses/application/make-tokens.ts';
import { startApplication, type StartedApplication } from './client-addresses/application/start-application.ts';
import { startUnguardedApplication } from './client-addresses/application/start-unguarded-application.ts';
import { gateways } from './client-addresses/gateways.ts';
import { clients } from './client-addresses/networks.ts';
import { ask, type Asked, type Heard } from './client-addresses/probe/ask.ts';
import { connectBySocks } from './client-addresses/probe/connect-by-socks.ts';
import { connectByTunnel } from './client-addresses/probe/connect-by-tunnel.ts';
import { openingsOf } from './client-addresses/probe/openings-of.ts';
import { programs, type Program } from './client-addresses/programs.ts';
import type { ServerKind } from './client-addresses/server-kind.ts';
import { startEntrance } from './client-addresses/start-entrance.ts';
import { startForwardProxy } from './client-addresses/start-forward-proxy.ts';
import { startSocksProxy } from './client-addresses/start-socks-proxy.ts';
import type { Variant } from './client-addresses/variant.ts';
import type { StartedServer } from './session/start-server.ts';

const tokens = makeTokens();
const inOffice = [clients.first, clients.inside, clients.last];
const notInOffice: readonly string[] = [clients.outside, clients.below, clients.above];
const guarded = [
  ['/exports', 'viewer'],
  ['/exports', 'admin'],
  ['/refunds', 'admin'],
] as const;

const bySource = [
  [clients.inside, 201],
  [clients.outside, 403],
] as const;

let unguarded: StartedApplication;
beforeAll(async () => {
  unguarded = await startUnguardedApplication({ tokens });
});
afterAll(() => unguarded[Symbol.asyncDispose]());

describeKind('application', application);
for (const [name, gateway] of Object.entries(gateways)) describeKind(name, gateway);

function describeKind<Kind extends Variant>(name: string, kind: ServerKind<Kind>): void {
  describe.skipIf(isMissing(kind.program))(`${name}${missing(kind.program)}`, () => {
    test.for(Object.entries(kind.healthy))('%s: the office gets in, and nobody else', async ([, variant], { skip }) => {
      skip(lacksProxy(variant), needs(programs.haproxy));
      await using started = await startEntrance(kind, variant, unguarded);
      const { url, ipv6Url } = started;
      for (const from of inOffice) {
        expect(await statuses(url, { from }), from).toEqual([201, 201, 201]);
        expect(await ask(`GET ${url}/echo`, { from }), from).toMatchObject({ body: JSON.stringify({ address: from }) });
      }
      const refund = await ask(`POST ${url}/refunds`, { from: clients.inside, token: tokens.viewer });
      expect(refund).toMatchObject({ status: 403, body: '{"error":"forbidden"}' });

      const others = notInOffice.map((from) => ({ from, to: url }));
      if (ipv6Url !== undefined) others.push({ from: '::1', to: ipv6Url });
      const refusals = others.map(async ({ from, to }) => {
        const refused = await Promise.all(askGuarded(to, { from, ...patienceFor(variant) }));
        for (const { status, server, body } of refused) {
          expect(status, from).toBe(isAnswering(variant) ? 403 : 0);
          if (isAnswering(variant)) expect(`${server}\n${body}`, from).toMatch(kind.page);
        }
        const note = await ask(`POST ${to}/notes`, { from, token: tokens.viewer });
        const me = await ask(`GET ${to}/me`, { from, token: tokens.viewer });
        expect([note.status, me.status], from).toEqual(variant.guardsEverything ? [0, 0] : [201, 200]);
      });
      await Promise.all(refusals);
    });

    test.for(Object.entries(kind.healthy))('%s: nothing opens it', async ([, variant], { skip }) => {
      skip(lacksProxy(variant), needs(programs.haproxy));
      await using started = await startEntrance(kind, variant, unguarded);
      expect(await statuses(started.url, { from: clients.inside })).toEqual([201, 201, 201]);
      const asked = { tokens, ...patienceFor(variant) };
      expect(await openingsOf({ ...started.server, ...asked })).toEqual([]);
      if (variant.behind) expect(await openingsOf({ ...started, ...asked })).toEqual([]);
    });

    test.for(Object.entries(kind.mistakes))(
      '%s: what it says opens it, and nothing else',
      async ([, variant], { skip }) => {
        skip(lacksProxy(variant), needs(programs.haproxy));
        await using started = await startEntrance(kind, variant, unguarded);
        expect(await statuses(started.url, { from: clients.inside })).toEqual([201, 201, 201]);
        expect(await openingsOf({ ...started.server, tokens })).toEqual(variant.opens);
        if (!variant.behind) return;
        expect(await openingsOf({ ...started, tokens })).toEqual(variant.opensThroughProxy);
      },
    );

    test('is gone when it is disposed of', async () => {
      const [variant] = Object.values(kind.healthy);
      if (!variant) throw new Error('no variant');
      expect(await outlives(() => kind.start(variant, { application: unguarded }))).toBe(false);
    });
  });
}

describe('the application', () => {
  test('says who may call it, and how', async () => {
    const call = `POST ${unguarded.url}/refunds`;
    const nobody = { status: 401, challenge: 'Bearer', body: '{"error":"unauthorized"}' };
    expect(await ask(call)).toMatchObject(nobody);
    expect(await ask(call, { token: 'another' })).toMatchObject({
      ...nobody,
      challenge: 'Bearer error="invalid_token"',
    });
    expect(await ask(`GET ${unguarded.url}/me`)).toMatchObject(nobody);
    expect(await ask(call, { token: tokens.viewer })).toMatchObject({ status: 403, body: '{"error":"forbidden"}' });
    expect(await ask(call, { token: tokens.admin })).toMatchObject({ status: 201 });
  });

  test('looks at the caller and the role before the address', async () => {
    await using started = await startApplication({ tokens, network: { allows: [] } });
    const call = `POST ${started.url}/refunds`;
    expect(await ask(call)).toMatchObject({ status: 401 });
    expect(await ask(call, { token: tokens.viewer })).toMatchObject({ body: '{"error":"forbidden"}' });
    expect(await ask(call, { token: tokens.admin })).toMatchObject({ body: '{"error":"address_denied"}' });
  });
});

describe.skipIf(isMissing(programs.tinyproxy))(`tinyproxy${missing(programs.tinyproxy)}`, () => {
  test.for(bySource)('an export from %s is answered %i', async ([sourceIp, status]) => {
    await using proxy = await startForwardProxy({ sourceIp });
    await using guard = await startGuarded();
    const expected = { status, body: JSON.stringify({ address: sourceIp }) };
    expect(await seen(guard, async () => ({ forwardProxy: proxy.url }))).toEqual(expected);
    const tunnel = async () => ({ connection: await connectByTunnel(proxy.url, guard.url) });
    expect(await seen(guard, tunnel)).toEqual(expected);
  });
  test('is gone when it is disposed of', async () => {
    expect(await outlives(() => startForwardProxy({ sourceIp: clients.inside }))).toBe(false);
  });
});

describe.skipIf(isMissing(programs.dante))(`dante${missing(programs.dante)}`, () => {
  test.for(bySource)('an export from %s is answered %i', async ([sourceIp, status]) => {
    await using proxy = await startSocksProxy({ sourceIp });
    await using guard = await startGuarded();
    const bySocks = async () => ({ connection: await connectBySocks(proxy.url, guard.url) });
    expect(await seen(guard, bySocks)).toEqual({ status, body: JSON.stringify({ address: sourceIp }) });
  });
  test('is gone when it is disposed of', async () => {
    expect(await outlives(() => startSocksProxy({ sourceIp: clients.inside }))).toBe(false);
  });
});

/** The three calls that need a client in the office. */
function askGuarded(url: string, asked: Asked): readonly Promise<Heard>[] {
  return guarded.map(([path, role]) => ask(`POST ${url}${path}`, { ...asked, token: tokens[role] }));
}

async function statuses(url: string, asked: Asked): Promise<readonly number[]> {
  return (await Promise.all(askGuarded(url, asked))).map(({ status }) => status);
}

/** How an export is answered, and where the echo says that a call comes from. */
async function seen({ url }: StartedApplication, how: () => Promise<Asked>) {
  const { status } = await ask(`POST ${url}/exports`, { ...(await how()), token: tokens.viewer });
  const { body } = await ask(`GET ${url}/echo`, await how());
  return { status, body };
}

function startGuarded(): Promise<StartedApplication> {
  return startApplication({ tokens, network: { allows: [`${clients.inside}/32`] } });
}

/** Whether a server still listens once it has been disposed of. */
async function outlives(start: () => Promise<StartedServer>): Promise<boolean> {
  const started = await start();
  await started[Symbol.asyncDispose]();
  const { hostname, port } = new URL(started.url);
  const socket = connect(Number(port), hostname);
  const listens = once(socket, 'connect').then(
    () => true,
    () => false,
  );
  return listens.finally(() => socket.destroy());
}

function isAnswering({ refusesBy = 'answering' }: Variant): boolean {
  return refusesBy === 'answering';
}

/** Only silence is waited out. */
function patienceFor({ refusesBy }: Variant): Pick<Asked, 'patienceMs'> {
  return refusesBy === 'silence' ? { patienceMs: 1_000 } : {};
}

function isMissing({ path }: Program): boolean {
  return !existsSync(path);
}

function needs({ package: name }: Program): string {
  return `needs apt-get install ${name}`;
}

/** What a title says of a program that is not there. */
function missing(program: Program): string {
  return isMissing(program) ? ` (${needs(program)})` : '';
}

function lacksProxy({ behind }: Variant): boolean {
  return behind !== undefined && isMissing(programs.haproxy);
}
