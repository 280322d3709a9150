import { describe, expect, test } from 'vitest';
import type { ClientAddress } from '../../src/model/client-address.ts';
import type { Sending } from '../../src/model/step.ts';
import { aServer, echo } from './a-server.ts';
import { aSender, from } from './a-sender.ts';

interface Echoed {
  readonly method: string;
  readonly url: string;
  readonly rawHeaders: readonly string[];
  readonly from: string;
  readonly body: string;
}

async function asked(target: string, address: ClientAddress, change: Partial<Sending> = {}): Promise<Echoed> {
  await using sender = aSender({ target, addresses: [address] });
  const sent = await sender.send(from(address.name, change), undefined);
  if (sent.kind !== 'exchange' || sent.answer.kind !== 'response') throw new Error(JSON.stringify(sent));
  return JSON.parse(sent.answer.body) as Echoed;
}

function valuesOf({ rawHeaders }: Echoed, name: string): readonly string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

describe('a proxy that forwards', () => {
  const target = 'http://api.example.com:8080';
  const through = (proxy: string): ClientAddress => ({
    name: 'branch',
    via: 'proxy',
    ip: '192.0.2.7',
    networks: new Set(),
    proxy,
  });

  // RFC 9112 §3.2.2.
  test('is sent the whole URL, and the host of the target once', async () => {
    await using proxy = await aServer(echo);
    const told = await asked(`${target}/api`, through(proxy.url));
    expect([told.method, told.url]).toEqual(['POST', `${target}/api/orders`]);
    expect(valuesOf(told, 'host')).toEqual(['api.example.com:8080']);
  });

  test('is sent a query and a body as they are', async () => {
    await using proxy = await aServer(echo);
    const request = { method: 'PUT', target: '/orders?a=%2F&b', headers: [], body: '{"a":1}' };
    const told = await asked(target, through(proxy.url), { request });
    expect([told.method, told.url, told.body]).toEqual(['PUT', `${target}/orders?a=%2F&b`, '{"a":1}']);
  });

  test('is sent the host that a request names itself', async () => {
    await using proxy = await aServer(echo);
    const headers = [['Host', 'other.example.com']] as const;
    const request = { method: 'POST', target: '/orders', headers, body: undefined };
    const told = await asked(target, through(proxy.url), { request });
    expect(valuesOf(told, 'host')).toEqual(['other.example.com']);
  });

  test('never sees the target asked directly', async () => {
    let direct = 0;
    await using api = await aServer((_, response) => {
      direct++;
      response.end();
    });
    await using proxy = await aServer(echo);
    await asked(api.url, through(proxy.url));
    expect(direct).toBe(0);
  });
});

test('a connection is bound to the address, and goes to the target itself', async () => {
  await using api = await aServer(echo);
  const told = await asked(api.url, { name: 'a', via: 'bind', ip: '127.0.0.31', networks: new Set() });
  expect([told.from, told.url]).toEqual(['127.0.0.31', '/orders']);
});

describe('a trusted header', () => {
  const trusted: ClientAddress = {
    name: 'a',
    via: 'header',
    ip: '2001:db8::7',
    header: 'Forwarded',
    source: '127.0.0.31',
    networks: new Set(),
  };

  test('says the address, from where the proxy would connect', async () => {
    await using api = await aServer(echo);
    const told = await asked(api.url, trusted);
    expect([told.from, valuesOf(told, 'forwarded')]).toEqual(['127.0.0.31', ['for="[2001:db8::7]"']]);
  });

  test('gives way to a request that claims in the same header, and to no other', async () => {
    await using api = await aServer(echo);
    const request = (name: string) => ({
      request: { method: 'POST', target: '/orders', headers: [[name, 'for=192.0.2.9']] as const, body: undefined },
    });
    const same = await asked(api.url, trusted, request('forwarded'));
    expect(valuesOf(same, 'forwarded')).toEqual(['for=192.0.2.9']);
    const other = await asked(api.url, trusted, request('X-Real-IP'));
    expect(valuesOf(other, 'forwarded')).toEqual(['for="[2001:db8::7]"']);
  });
});
