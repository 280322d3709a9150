import { isIP } from 'node:net';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { networksOf, parseCidr } from '../../src/load/networks.ts';

test.for(['', '10.0.0.0/33', '::/129', '10.0.0/8', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.0/-1', 'localhost'])(
  '"%s" is no block of addresses',
  (text) => {
    expect(parseCidr(text)).toBeUndefined();
  },
);

test('an address lies in the block of itself and in that of everything', () => {
  const address = fc.oneof(fc.tuple(fc.ipV4(), fc.constant('0.0.0.0/0')), fc.tuple(fc.ipV6(), fc.constant('::/0')));
  fc.assert(
    fc.property(address, ([ip, all]) => {
      fc.pre(isIP(ip) !== 0);
      expect(networksOf(ip, { own: [ip], all: [all], none: [] })).toEqual(new Set(['own', 'all']));
    }),
  );
});

test('an IPv4 address and its mapped form are one address', () => {
  fc.assert(
    fc.property(fc.ipV4(), (ip) => {
      expect(networksOf(`::ffff:${ip}`, { own: [ip] })).toEqual(new Set(['own']));
      expect(networksOf(ip, { mapped: [`::ffff:${ip}/128`] })).toEqual(new Set(['mapped']));
    }),
  );
});

test('the last address of a block is in it and the next one is not', () => {
  const office = { office: ['192.0.2.0/25', '2001:db8::/127'] };
  expect([...networksOf('192.0.2.127', office)]).toEqual(['office']);
  expect([...networksOf('192.0.2.128', office)]).toEqual([]);
  expect([...networksOf('2001:db8::1', office)]).toEqual(['office']);
  expect([...networksOf('2001:db8::2', office)]).toEqual([]);
});
