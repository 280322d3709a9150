import fc from 'fast-check';
import { expect, test } from 'vitest';
import { internalHost } from '../../../src/judge/oracles/internal-host.ts';
import { refusals } from './refusals.ts';

function hosts(body: string): string[] {
  return [...internalHost.look(refusals([{ status: 403, body }]))].map(
    ({ evidence }) => evidence.split(' ').at(-1) ?? '',
  );
}

test('the evidence names the host', () => {
  expect(hosts('cannot reach http://policy.shop.internal/v1')).toEqual(['policy.shop.internal']);
  expect(hosts('connect ECONNREFUSED 192.168.4.5:5432')).toEqual(['192.168.4.5']);
});

test('only the private blocks of RFC 1918 are inside', () => {
  const octet = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(octet, octet, octet, octet, (...octets) => {
      const [first, second] = octets;
      const inside =
        first === 10 || (first === 172 && second >= 16 && second <= 31) || (first === 192 && second === 168);
      expect(hosts(`http://${octets.join('.')}/`).length > 0).toBe(inside);
    }),
  );
});

test('the ports from which clients call belong to callers', () => {
  expect(hosts('10.0.0.1:32767')).toEqual(['10.0.0.1']);
  expect(hosts('10.0.0.1:32768')).toEqual([]);
});

test('a long body takes no long time', () => {
  const bodies = ['a.'.repeat(50_000), 'a-'.repeat(50_000), '1.'.repeat(50_000), 'http://'.repeat(20_000)];
  const started = performance.now();
  for (const body of bodies) expect(hosts(body)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(4_000);
});
