import { expect, test } from 'vitest';
import { connectionsOf } from '../../../src/execute/connections/connections.ts';

const at = (address: string) => ({ principal: 'editor', token: 'valid', address });
const announced = { version: 1, ip: '192.0.2.7' } as const;

test('a request is connected as its address is, and as usual from an address that nobody configured', () => {
  const office = { localAddress: '127.0.0.2' };
  const connectionOf = connectionsOf(new Map([['office', office]]));
  expect(connectionOf({ at: at('office') })).toBe(office);
  expect(connectionOf({ at: at('none') })).toEqual({});
});

test('what announces the same from the same address is one connection, and nothing else is', () => {
  const connectionOf = connectionsOf(new Map([['office', { localAddress: '127.0.0.2' }]]));
  const made = connectionOf({ at: at('office'), proxyProtocol: announced });
  expect(made).toEqual({ localAddress: '127.0.0.2', proxyProtocol: announced });
  expect(connectionOf({ at: at('office'), proxyProtocol: { ...announced } })).toBe(made);
  const others = [
    connectionOf({ at: at('office') }),
    connectionOf({ at: at('outside'), proxyProtocol: announced }),
    connectionOf({ at: at('office'), proxyProtocol: { ...announced, version: 2 } }),
    connectionOf({ at: at('office'), proxyProtocol: { ...announced, ip: '192.0.2.8' } }),
  ];
  expect(new Set([made, ...others]).size).toBe(5);
});
