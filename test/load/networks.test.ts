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

test('an address lies in the block of itself, in its mapped form too, and in that of everything', () => {
  const address = fc.oneof(fc.ipV4(), fc.ipV6()).filter((text) => isIP(text) !== 0);
  fc.assert(
    fc.property(address, (ip) => {
      const all = isIP(ip) === 4 ? '0.0.0.0/0' : '::/0';
      expect(networksOf(ip, { own: [ip], all: [all], none: [] })).toEqual(new Set(['own', 'all']));
      if (isIP(ip) === 4) expect(networksOf(`::ffff:${ip}`, { own: [ip] })).toEqual(new Set(['own']));
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
