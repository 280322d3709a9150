import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { embeddedEnvironment } from '../../src/embedded/embedded-environment.ts';

const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 300 });

test('every network has an address of its own on this machine, and one address lies in none', () => {
  fc.assert(
    fc.property(names, (networks) => {
      const { addresses } = embeddedEnvironment({ roles: [], networks, usesOutsider: false }, 'secret');
      const ips = addresses.map(({ ip }) => ip);
      expect(new Set(ips).size).toBe(ips.length);
      expect(addresses.flatMap((address) => [...address.networks])).toEqual(networks);
      expect(addresses.some((address) => address.networks.size === 0)).toBe(true);
      for (const ip of ips) expect(ip ?? '127.0.0.1').toMatch(/^127(?:\.(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-4])){3}$/);
    }),
    { numRuns: 50 },
  );
});

test('every role has a principal of its name, and outsider has none of the roles', () => {
  const { identities } = embeddedEnvironment(
    { roles: ['viewer', 'admin'], networks: [], usesOutsider: true },
    'secret',
  );
  expect(identities.map(({ name, roles }) => [name, roles])).toEqual([
    ['viewer', ['viewer']],
    ['admin', ['admin']],
    ['outsider', []],
  ]);
});
