import { expect, test } from 'vitest';
import { clientIp } from '../../src/embedded/client-ip.ts';

const peer = '192.0.2.1';
const chain = '198.51.100.1, 198.51.100.2 ,198.51.100.3';

test.for([
  ['the other side of the connection is the client', true, 0, chain, peer],
  ['one trusted hop: the last entry', true, 1, chain, '198.51.100.3'],
  ['two trusted hops: the entry before it', true, 2, chain, '198.51.100.2'],
  ['a chain that is shorter says nothing', true, 4, chain, peer],
  ['no chain says nothing', true, 1, null, peer],
  ['behind a proxy the last entry is the client', false, 0, chain, '198.51.100.3'],
  ['behind a proxy with one more trusted hop: the one before it', false, 1, chain, '198.51.100.2'],
  ['behind a proxy without a chain: the other side', false, 0, '', peer],
] as const)('%s', ([, useRemoteAddress, trustedHops, forwardedFor, client]) => {
  expect(clientIp(peer, forwardedFor, { useRemoteAddress, trustedHops })).toBe(client);
});
