import { describe, expect, test } from 'vitest';
import { addressesOf } from '../../src/load/addresses.ts';
import { vocabulary } from '../../src/registries.ts';
import { complaints, config, loading } from './loading.ts';

function written(addresses: string, more = ''): Parameters<typeof loading> {
  const indented = addresses
    .split('\n')
    .map((line) => `      ${line}\n`)
    .join('');
  return [{ 'rolecall.yaml': `${config}${more}    addresses:\n${indented}` }, { vocabulary }];
}

describe('an address that cannot be one says what is wrong with it, in a line', () => {
  const broken: readonly (readonly [title: string, address: string, lines: readonly string[]])[] = [
    [
      'a way that nobody knows',
      'a: { via: bnd }',
      ['rolecall.yaml:11:17 "via" is "bnd": expected one of bind, proxy-protocol, proxy, header. Did you mean "bind"?'],
    ],
    [
      'no way',
      'a: { ip: 192.0.2.1 }',
      ['rolecall.yaml:11:10 "via" is missing: expected one of bind, proxy-protocol, proxy, header.'],
    ],
    [
      'a proxy without URL and IP',
      'a: { via: proxy }',
      [
        'rolecall.yaml:11:10 an address `via: proxy` needs `url`.',
        'rolecall.yaml:11:10 an address `via: proxy` needs `ip`.',
      ],
    ],
    [
      'a proxy without IP',
      'a: { via: proxy, url: "http://127.0.0.1:3128" }',
      ['rolecall.yaml:11:10 an address `via: proxy` needs `ip`.'],
    ],
    [
      'a PROXY header for nobody',
      'a: { via: proxy-protocol, version: 2 }',
      ['rolecall.yaml:11:10 an address `via: proxy-protocol` needs `ip`.'],
    ],
    [
      'a header without name, IP and trust',
      'a: { via: header }',
      [
        'rolecall.yaml:11:10 an address `via: header` needs `ip`.',
        'rolecall.yaml:11:10 an address `via: header` needs `header`.',
        'rolecall.yaml:11:10 a header is a claim of the client: say `trusted: true` where the target trusts Rolecall as it does its proxy. What clients claim is tried unasked.',
      ],
    ],
    [
      'a header that nobody trusts',
      'a: { via: header, header: X-Real-IP, ip: 192.0.2.1 }',
      [
        'rolecall.yaml:11:10 a header is a claim of the client: say `trusted: true` where the target trusts Rolecall as it does its proxy. What clients claim is tried unasked.',
      ],
    ],
    [
      'a header that is said to be trusted by nobody',
      'a: { via: header, header: X-Real-IP, ip: 192.0.2.1, trusted: false }',
      ['rolecall.yaml:11:68 "trusted" is false: expected true: a header that nobody trusts is a claim and no address.'],
    ],
    [
      'a URL for what is bound',
      'a: { via: bind, ip: 127.0.0.2, url: "http://127.0.0.1" }',
      ['rolecall.yaml:11:43 "url" does not go with `via: bind`, expected one of via, ip.'],
    ],
    [
      'another source for what is bound',
      'a: { via: bind, ip: 127.0.0.2, from: 127.0.0.3 }',
      ['rolecall.yaml:11:44 "from" does not go with `via: bind`, expected one of via, ip.'],
    ],
    [
      'a source for a proxy',
      'a: { via: proxy, url: "http://127.0.0.1:1", ip: 192.0.2.1, from: 127.0.0.3 }',
      ['rolecall.yaml:11:72 "from" does not go with `via: proxy`, expected one of via, url, ip, tunnel.'],
    ],
    [
      'a tunnel for a PROXY header',
      'a: { via: proxy-protocol, ip: 192.0.2.1, tunnel: true }',
      ['rolecall.yaml:11:56 "tunnel" does not go with `via: proxy-protocol`, expected one of via, ip, version, from.'],
    ],
    [
      'a version for a header',
      'a: { via: header, header: X-Real-IP, ip: 192.0.2.1, trusted: true, version: 1 }',
      ['rolecall.yaml:11:83 "version" does not go with `via: header`, expected one of via, ip, header, trusted, from.'],
    ],
    [
      'a third version',
      'a: { via: proxy-protocol, ip: 192.0.2.1, version: 3 }',
      ['rolecall.yaml:11:57 "version" is 3: expected 1 or 2.'],
    ],
    [
      'a URL with credentials',
      'a: { via: proxy, url: "http://user:secret@127.0.0.1:1", ip: 192.0.2.1 }',
      ['rolecall.yaml:11:29 "url": expected an http, https or socks5 URL without credentials and path.'],
    ],
    [
      'a URL with a path',
      'a: { via: proxy, url: "http://127.0.0.1:1/proxy", ip: 192.0.2.1 }',
      ['rolecall.yaml:11:29 "url": expected an http, https or socks5 URL without credentials and path.'],
    ],
    [
      'a URL of another scheme',
      'a: { via: proxy, url: "socks4://127.0.0.1:1", ip: 192.0.2.1 }',
      ['rolecall.yaml:11:29 "url": expected an http, https or socks5 URL without credentials and path.'],
    ],
    [
      'no URL',
      'a: { via: proxy, url: "127.0.0.1:3128", ip: 192.0.2.1 }',
      ['rolecall.yaml:11:29 "url": expected an http, https or socks5 URL without credentials and path.'],
    ],
    ['half an IP', 'a: { via: bind, ip: 127.0.0 }', ['rolecall.yaml:11:27 "ip": expected an IP address.']],
    ['a block for an IP', 'a: { via: bind, ip: 127.0.0.0/8 }', ['rolecall.yaml:11:27 "ip": expected an IP address.']],
    [
      'a name for a source',
      'a: { via: proxy-protocol, ip: 192.0.2.1, from: localhost }',
      ['rolecall.yaml:11:54 "from": expected an IP address.'],
    ],
    [
      'a misspelt key',
      'a: { via: bind, pi: 127.0.0.2 }',
      ['rolecall.yaml:11:23 unknown key "pi", expected one of via, ip, url, tunnel, version, header, trusted, from.'],
    ],
    [
      'a misspelt key that it needs',
      'a: { via: header, heder: X-Real-IP, ip: 192.0.2.1, trusted: true }',
      [
        'rolecall.yaml:11:25 unknown key "heder", expected one of via, ip, url, tunnel, version, header, trusted, from. Did you mean "header"?',
      ],
    ],
    [
      'several of them',
      'a: { via: proxy, ip: x }\nb: { via: bnd }',
      [
        'rolecall.yaml:11:10 an address `via: proxy` needs `url`.',
        'rolecall.yaml:11:28 "ip": expected an IP address.',
        'rolecall.yaml:12:17 "via" is "bnd": expected one of bind, proxy-protocol, proxy, header. Did you mean "bind"?',
      ],
    ],
  ];

  test.for(broken)('%s', async ([, address, lines]) => {
    expect(await complaints(...written(address))).toEqual(lines);
  });
});

describe('networks are blocks of addresses', () => {
  test.for(['10.0.0.0/33', '10.0.0/8', '2001:db8::/129', '10.0.0.0/8/8', '10.0.0.0-10.0.0.9', 'office', ''])(
    '"%s" is none',
    async (block) => {
      const more = `    networks: { office: ["${block}"] }\n`;
      expect(await complaints(...written('a: { via: bind }', more))).toEqual([
        'rolecall.yaml:10:26 item 1: expected an address or a CIDR block, such as 10.0.0.0/8.',
      ]);
    },
  );
});

describe('an address carries what its way needs', () => {
  test.for<readonly [string, Readonly<Record<string, unknown>>]>([
    ['{ via: bind }', { via: 'bind', ip: undefined }],
    ['{ via: bind, ip: 127.0.0.2 }', { via: 'bind', ip: '127.0.0.2' }],
    [
      '{ via: proxy, url: "http://proxy.example.com:3128", ip: 192.0.2.1, tunnel: true }',
      { via: 'proxy', ip: '192.0.2.1', proxy: 'http://proxy.example.com:3128', tunnel: true },
    ],
    ['{ via: proxy, url: "socks5://[::1]:1080", ip: 192.0.2.1 }', { proxy: 'socks5://[::1]:1080' }],
    [
      '{ via: proxy-protocol, ip: 192.0.2.1, version: 2, from: 127.0.0.3 }',
      { via: 'proxy-protocol', ip: '192.0.2.1', version: 2, source: '127.0.0.3' },
    ],
    [
      '{ via: header, header: X-Real-IP, ip: "2001:db8::1", trusted: true, from: 127.0.0.3 }',
      { via: 'header', header: 'X-Real-IP', ip: '2001:db8::1', source: '127.0.0.3' },
    ],
  ])('%s', async ([address, carried]) => {
    const { contract } = await loading(...written(`a: ${address}`));
    expect(contract.addresses).toEqual([expect.objectContaining({ name: 'a', ...carried })]);
  });
});

describe('an address lies in the networks whose blocks contain it', () => {
  const target = 'http://127.0.0.1:8080';
  const networks = { office: ['127.0.0.0/28', '2001:db8::/32'], company: ['127.0.0.0/8'] };
  const placed = (ip: string) =>
    addressesOf({ target, networks, addresses: { a: { via: 'header', ip } } }).map(({ networks: all }) => [...all]);

  test.for([
    ['127.0.0.15', ['office', 'company']],
    ['127.0.0.16', ['company']],
    ['192.0.2.1', []],
    ['2001:db8::1', ['office']],
  ] as const)('%s', ([ip, names]) => {
    expect(placed(ip)).toEqual([names]);
  });

  test('borders follow the configured addresses, which they are worked out from', () => {
    const border = { name: 'office-first', via: 'bind', ip: '127.0.0.0', networks: new Set<string>() };
    const made = addressesOf({ target, networks, addresses: { a: { via: 'bind', ip: '127.0.0.2' } } }, (parts) => {
      expect(parts).toMatchObject({ addresses: [{ name: 'a' }], networks, target });
      expect(parts.networksOf('127.0.0.16')).toEqual(new Set(['company']));
      return [border];
    });
    expect(made.map(({ name }) => name)).toEqual(['a', 'office-first']);
  });

  test('nobody looks for borders where no address is configured', () => {
    const border = { name: 'office-first', via: 'bind', ip: '127.0.0.0', networks: new Set<string>() };
    expect(addressesOf({ target, networks }, () => [border]).map(({ name }) => name)).toEqual(['default']);
  });
});
