import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { ClientAddress } from '../../../src/model/client-address.ts';
import { aServer, echo } from '../a-server.ts';
import { aSender, from } from '../a-sender.ts';
import { aFreePort, aTunnel, listening } from './servers.ts';

/** TEST-NET-1, RFC 5737: no machine has it. */
const foreign: ClientAddress = { name: 'foreign', via: 'bind', ip: '192.0.2.7', networks: new Set() };

function through(proxy: string, change: Partial<ClientAddress> = {}): ClientAddress {
  return { name: 'branch', via: 'proxy', ip: '192.0.2.7', networks: new Set(), proxy, ...change };
}

describe('an address from which nothing can leave is not available, and the target was never asked', () => {
  test.for<readonly [string, Partial<ClientAddress>]>([
    ['bound to it', {}],
    ['with a PROXY header', { via: 'proxy-protocol', source: '192.0.2.7' }],
    ['with a header', { via: 'header', header: 'X-Real-IP', source: '192.0.2.7' }],
  ])('it is no address of this machine: %s', async ([, change]) => {
    await using target = await aServer(echo);
    await using sender = aSender({ target: target.url, addresses: [{ ...foreign, ...change }] });
    expect(await sender.send(from('foreign'), undefined)).toMatchObject({
      kind: 'not-sent',
      code: 'address-not-available',
      supply: expect.stringMatching(/^run it where 192\.0\.2\.7 is an address of the machine.* › foreign: /),
    });
  });

  test('it is of another family than the target', async () => {
    await using target = await aServer(echo);
    await using sender = aSender({ target: target.url, addresses: [{ ...foreign, ip: '::1' }] });
    expect(await sender.send(from('foreign'), undefined)).toMatchObject({ code: 'address-not-available' });
  });

  test.for([
    ['http:', {}],
    ['http:', { tunnel: true }],
    ['socks5:', {}],
  ] as const)('its proxy is down: %s %o', async ([scheme, change]) => {
    await using target = await aServer(echo);
    const proxy = `${scheme}//127.0.0.1:${await aFreePort()}`;
    await using sender = aSender({ target: target.url, addresses: [through(proxy, change)] });
    expect(await sender.send(from('branch'), undefined)).toMatchObject({
      code: 'address-not-available',
      supply: expect.stringContaining(`make the proxy ${proxy} of the address branch connect to the target`),
    });
  });

  test.for([403, 407])('its proxy answers CONNECT with %i', async (status) => {
    await using target = await aServer(echo);
    await using proxy = await aTunnel((_, socket) => {
      socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    });
    await using sender = aSender({ target: target.url, addresses: [through(proxy.url, { tunnel: true })] });
    expect(await sender.send(from('branch'), undefined)).toMatchObject({ code: 'address-not-available' });
  });
});

describe('a target that does not answer is no matter of the address', () => {
  test.for<readonly [string, ClientAddress]>([
    ['bound to a loopback', { ...foreign, ip: '127.0.0.31' }],
    ['with a PROXY header', { ...foreign, via: 'proxy-protocol' }],
  ])('%s', async ([, address]) => {
    const target = `http://127.0.0.1:${await aFreePort()}`;
    await using sender = aSender({ target, addresses: [address] });
    expect(await sender.send(from(address.name), undefined)).toMatchObject({
      kind: 'exchange',
      answer: { kind: 'failure', phase: 'connect', code: 'ECONNREFUSED' },
    });
  });

  test('that closes the connection inside of a tunnel', async () => {
    await using target = await listening(createServer(({ socket }) => socket.destroy()));
    await using proxy = await aTunnel();
    const addresses = [through(proxy.url, { tunnel: true })];
    await using sender = aSender({ target: `http://127.0.0.1:${target.port}`, addresses });
    expect(await sender.send(from('branch'), undefined)).toMatchObject({
      kind: 'exchange',
      answer: { kind: 'failure', phase: 'headers' },
    });
  });
});
