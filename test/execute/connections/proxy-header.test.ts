import { isIP, Socket } from 'node:net';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, test } from 'vitest';
import { proxyHeader } from '../../../src/execute/connections/proxy-header.ts';

// https://www.haproxy.org/download/2.9/doc/proxy-protocol.txt
const signature = '0d0a0d0a000d0a515549540a';
const ports = { localPort: 0x1234, remotePort: 0x1f90 };

describe('version 1 is a line', () => {
  test.for([
    ['192.0.2.7', '127.0.0.1', 'PROXY TCP4 192.0.2.7 127.0.0.1 4660 8080\r\n'],
    ['2001:db8::7', '::1', 'PROXY TCP6 2001:db8::7 ::1 4660 8080\r\n'],
    ['192.0.2.7', '::1', 'PROXY TCP4 192.0.2.7 127.0.0.1 4660 8080\r\n'],
    ['192.0.2.7', '::ffff:10.0.0.1', 'PROXY TCP4 192.0.2.7 10.0.0.1 4660 8080\r\n'],
    ['2001:db8::7', '10.0.0.1', 'PROXY TCP6 2001:db8::7 ::ffff:a00:1 4660 8080\r\n'],
  ] as const)('%s towards %s', ([ip, remoteAddress, line]) => {
    expect(proxyHeader({ version: 1, ip }, { remoteAddress, ...ports }).toString('latin1')).toBe(line);
  });
});

describe('version 2 is binary', () => {
  test.for([
    ['192.0.2.7', '127.0.0.1', '21 11 000c c0000207 7f000001 1234 1f90'],
    ['192.0.2.7', '::ffff:10.0.0.1', '21 11 000c c0000207 0a000001 1234 1f90'],
    ['2001:db8::7', '::1', '21 21 0024 20010db8000000000000000000000007 00000000000000000000000000000001 1234 1f90'],
    [
      '2001:db8::7',
      '10.0.0.1',
      '21 21 0024 20010db8000000000000000000000007 00000000000000000000ffff0a000001 1234 1f90',
    ],
  ] as const)('%s towards %s', ([ip, remoteAddress, bytes]) => {
    const header = proxyHeader({ version: 2, ip }, { remoteAddress, ...ports });
    expect(header.toString('hex')).toBe(signature + bytes.replaceAll(' ', ''));
  });
});

test('a socket that is gone already has no addresses, and the header is one all the same', () => {
  const header = proxyHeader({ version: 1, ip: '192.0.2.7' }, new Socket());
  expect(header.toString()).toBe('PROXY TCP4 192.0.2.7 127.0.0.1 0 0\r\n');
});

test('both addresses are of one family, no line is longer than a reader waits for, and version 2 tells its length', () => {
  const address = fc.oneof(fc.ipV4(), fc.ipV6());
  fc.assert(
    fc.property(address, address, (ip, remoteAddress) => {
      fc.pre(isIP(ip) !== 0 && isIP(remoteAddress) !== 0);
      const line = proxyHeader({ version: 1, ip }, { remoteAddress, localPort: 65_535, remotePort: 65_535 }).toString();
      const [, family, client = '', server = ''] = line.trimEnd().split(' ');
      expect([isIP(client), isIP(server)]).toEqual(family === 'TCP4' ? [4, 4] : [6, 6]);
      expect(ipaddr.parse(client).toNormalizedString()).toBe(ipaddr.parse(ip).toNormalizedString());
      // §2.1: 107 characters are the worst case.
      expect(line.length).toBeLessThanOrEqual(107);
      const binary = proxyHeader({ version: 2, ip }, { remoteAddress, ...ports });
      expect(binary.readUInt16BE(14)).toBe(binary.length - 16);
    }),
  );
});
