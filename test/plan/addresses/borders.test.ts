import { BlockList, isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { networksOf } from '../../../src/load/networks.ts';
import type { ClientAddress } from '../../../src/model/client-address.ts';
import { borders } from '../../../src/plan/addresses/borders.ts';

/** A way that produces any address. */
const anywhere: ClientAddress = {
  name: 'anywhere',
  via: 'header',
  ip: '203.0.113.77',
  header: 'X-Forwarded-For',
  networks: new Set(),
};

const here: ClientAddress = { name: 'here', via: 'bind', ip: '127.0.0.99', networks: new Set() };

function bordersOf(
  networks: Readonly<Record<string, readonly string[]>>,
  {
    addresses = [anywhere],
    target = 'http://127.0.0.1:8080/api',
  }: { readonly addresses?: readonly ClientAddress[]; readonly target?: string } = {},
): readonly ClientAddress[] {
  return borders({ addresses, networks, target, networksOf: (ip) => networksOf(ip, networks) });
}

function ipsOf(...parts: Parameters<typeof bordersOf>): Record<string, string | undefined> {
  return Object.fromEntries(bordersOf(...parts).map(({ name, ip }) => [name, ip]));
}

describe('the borders of a block are its ends and their neighbours', () => {
  const blocks: readonly (readonly [block: string, sides: Readonly<Record<string, string>>])[] = [
    ['10.1.0.0/16', { first: '10.1.0.0', last: '10.1.255.255', below: '10.0.255.255', above: '10.2.0.0' }],
    ['192.0.2.77/24', { first: '192.0.2.0', last: '192.0.2.255', below: '192.0.1.255', above: '192.0.3.0' }],
    [
      '2001:db8::/32',
      {
        first: '2001:db8::',
        last: '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff',
        below: '2001:db7:ffff:ffff:ffff:ffff:ffff:ffff',
        above: '2001:db9::',
      },
    ],
    ['2001:db8::8/126', { first: '2001:db8::8', last: '2001:db8::b', below: '2001:db8::7', above: '2001:db8::c' }],
  ];

  test.for(blocks)('%s', ([block, sides]) => {
    const named = Object.entries(sides).map(([side, ip]) => [`office-${side}`, ip]);
    expect(ipsOf({ office: [block] })).toEqual(Object.fromEntries(named));
  });
});

describe('a block of one address has one end', () => {
  test.for([
    ['192.0.2.7/32', { 'office-first': '192.0.2.7', 'office-below': '192.0.2.6', 'office-above': '192.0.2.8' }],
    ['192.0.2.7', { 'office-first': '192.0.2.7', 'office-below': '192.0.2.6', 'office-above': '192.0.2.8' }],
    ['2001:db8::1/128', { 'office-first': '2001:db8::1', 'office-below': '2001:db8::', 'office-above': '2001:db8::2' }],
  ] as const)('%s', ([block, made]) => {
    expect(ipsOf({ office: [block] })).toEqual(made);
  });
});

describe('where the address space ends, nobody has the outermost address, and there is none beyond', () => {
  const lastOfAll = 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff';
  test.for([
    ['0.0.0.0/0', {}],
    ['::/0', {}],
    ['0.0.0.0/8', { 'office-last': '0.255.255.255', 'office-above': '1.0.0.0' }],
    ['255.255.255.0/24', { 'office-first': '255.255.255.0', 'office-below': '255.255.254.255' }],
    ['0.0.0.0/1', { 'office-last': '127.255.255.255', 'office-above': '128.0.0.0' }],
    ['::/127', { 'office-last': '::1', 'office-above': '::2' }],
    [`${lastOfAll}/128`, { 'office-below': lastOfAll.replace(/f$/, 'e') }],
  ] as const)('%s', ([block, made]) => {
    expect(ipsOf({ office: [block] })).toEqual(made);
  });
});

test('the second block of a network counts on in the names', () => {
  expect(Object.keys(ipsOf({ office: ['192.0.2.0/28', '198.51.100.0/28'] }))).toEqual([
    'office-first',
    'office-last',
    'office-below',
    'office-above',
    'office-first-2',
    'office-last-2',
    'office-below-2',
    'office-above-2',
  ]);
});

test('an address that is configured already is not made again', () => {
  const last = { ...anywhere, name: 'printer', ip: '192.0.2.255' };
  expect(Object.keys(ipsOf({ office: ['192.0.2.0/24'] }, { addresses: [anywhere, last] }))).toEqual([
    'office-first',
    'office-below',
    'office-above',
  ]);
});

test('without networks there are no borders', () => {
  expect(bordersOf({})).toEqual([]);
});

describe('only what a declared way can produce is a border', () => {
  const networks = { office: ['127.0.0.16/28', '192.0.2.0/24', '2001:db8::/64'] };

  test('bound to a loopback: addresses of 127.0.0.0/8', () => {
    expect(ipsOf(networks, { addresses: [here] })).toEqual({
      'office-first': '127.0.0.16',
      'office-last': '127.0.0.31',
      'office-below': '127.0.0.15',
      'office-above': '127.0.0.32',
    });
  });

  test.for(['https://api.example.com', 'http://10.0.0.1:8080', 'http://[::1]:8080'])(
    'bound towards %s: none',
    (target) => {
      expect(bordersOf(networks, { addresses: [here], target })).toEqual([]);
    },
  );

  test.for(['http://localhost:8080', 'https://api.localhost', 'http://127.9.9.9'])(
    'bound towards %s, which is a loopback: some',
    (target) => {
      expect(bordersOf(networks, { addresses: [here], target })).toHaveLength(4);
    },
  );

  test('where the system chooses the address: none', () => {
    expect(bordersOf(networks, { addresses: [{ ...here, ip: undefined }] })).toEqual([]);
  });

  test.for(['header', 'proxy-protocol'])('via %s: all of them, wherever the target is', (via) => {
    const addresses = [{ ...anywhere, via }];
    expect(bordersOf(networks, { addresses, target: 'https://api.example.com' })).toHaveLength(12);
  });

  test('via a proxy: none, because its address is its own', () => {
    const addresses = [{ ...anywhere, via: 'proxy', proxy: 'http://proxy.example.com' }];
    expect(bordersOf(networks, { addresses })).toEqual([]);
  });
});

test('a border comes about as the first address does whose way produces it', () => {
  const balancer = { name: 'balancer', via: 'proxy-protocol', version: 2, source: '127.0.0.3' } as const;
  const other: ClientAddress = { ...balancer, ip: '203.0.113.78', networks: new Set() };
  const made = bordersOf({ office: ['127.0.0.16/28'], lab: ['192.0.2.0/24'] }, { addresses: [here, other, anywhere] });
  const told = made.map(({ name, via, version, source, header }) => ({ name, via, version, source, header }));
  expect(told.filter(({ name }) => name.endsWith('first'))).toEqual([
    { name: 'office-first', via: 'bind', version: undefined, source: undefined, header: undefined },
    { name: 'lab-first', via: 'proxy-protocol', version: 2, source: '127.0.0.3', header: undefined },
  ]);
});

test('a border says whose it is, and lies where its address lies', () => {
  const made = bordersOf({ office: ['192.0.2.0/28'], company: ['192.0.2.0/24'] });
  const placed = made.map((one) => [one.name, [...(one.borders ?? [])].join(), [...one.networks]]);
  expect(placed.slice(0, 4)).toEqual([
    ['office-first', 'office,company', ['office', 'company']],
    ['office-last', 'office', ['office', 'company']],
    ['office-below', 'office,company', []],
    ['office-above', 'office', ['company']],
  ]);
});

test('a neighbour that lies in another block of the network is inside', () => {
  const made = bordersOf({ office: ['192.0.2.0/25', '192.0.2.128/25'] });
  const inside = made.filter(({ networks }) => networks.has('office')).map(({ ip }) => ip);
  expect(new Set(inside)).toEqual(new Set(['192.0.2.0', '192.0.2.127', '192.0.2.128', '192.0.2.255']));
});

test('the ends of any block lie in it, and their neighbours do not', () => {
  const block = fc.oneof(
    fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })),
    fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })),
  );
  fc.assert(
    fc.property(block, ([address, prefix]) => {
      // `::192.0.2.7`, RFC 4291 §2.5.5.1: deprecated, and read as the mapped address by some.
      fc.pre(isIP(address) !== 0 && !/^::\d+\./.test(address));
      const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
      const list = new BlockList();
      list.addSubnet(address, prefix, family);
      for (const { name, ip = '' } of bordersOf({ n: [`${address}/${prefix}`] }, { addresses: [far(family)] })) {
        expect([name, isIP(ip) === 4 ? 'ipv4' : 'ipv6']).toEqual([name, family]);
        expect([name, ip, list.check(ip, family)]).toEqual([name, ip, /first|last/.test(name)]);
      }
    }),
  );
});

/** An address of the other family is the border of no block. */
function far(family: 'ipv4' | 'ipv6'): ClientAddress {
  return { ...anywhere, ip: family === 'ipv4' ? '2001:db8::77' : '203.0.113.77' };
}

test('where two networks meet, an address is the border of both', () => {
  const made = bordersOf({ office: ['192.0.2.0/25'], lab: ['192.0.2.128/25'] });
  const shared = made.filter((one) => (one.borders?.size ?? 0) > 1);
  expect(shared.map(({ name, ip }) => [name, ip])).toEqual([
    ['office-last', '192.0.2.127'],
    ['office-above', '192.0.2.128'],
  ]);
});
