import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { direct, throughProxy, type Setting } from './address-settings.ts';
import { addressesContract } from './addresses-contract.ts';
import { application } from './client-addresses/application/application.ts';
import { makeTokens } from './client-addresses/application/make-tokens.ts';
import { startApplication, type StartedApplication } from './client-addresses/application/start-application.ts';
import { startUnguardedApplication } from './client-addresses/application/start-unguarded-application.ts';
import { gateways } from './client-addresses/gateways.ts';
import type { Mistake } from './client-addresses/mistake.ts';
import { clients, office } from './client-addresses/networks.ts';
import type { Opening } from './client-addresses/opening.ts';
import { programs, type Program } from './client-addresses/programs.ts';
import type { ServerKind } from './client-addresses/server-kind.ts';
import { startEntrance, type Entrance } from './client-addresses/start-entrance.ts';
import { startForwardProxy } from './client-addresses/start-forward-proxy.ts';
import { startSocksProxy } from './client-addresses/start-socks-proxy.ts';
import type { Variant } from './client-addresses/variant.ts';
import { runContract, type RunOutcome } from './credentials/run-contract.ts';

// Real servers that let in whoever comes from the office, right and with one mistake each.

const tokens = makeTokens();

let unguarded: StartedApplication;
beforeAll(async () => {
  unguarded = await startUnguardedApplication({ tokens });
});
afterAll(() => unguarded[Symbol.asyncDispose]());

const ways = { direct, throughProxy };

/** Whoever says nothing to a client for as long as it waits has not refused it: nothing to prove here. */
const silent = ({ refusesBy }: Variant) => refusesBy === 'silence';

describeKind('application', application);
for (const [name, gateway] of Object.entries(gateways)) describeKind(name, gateway);

function describeKind<Kind extends Variant>(kindName: string, kind: ServerKind<Kind>): void {
  const settings = (variants: Readonly<Record<string, Kind>>) =>
    Object.entries(variants)
      .filter(([, variant]) => !silent(variant))
      .flatMap(([name, variant]) =>
        Object.keys(ways)
          .filter((way) => way === 'direct' || variant.behind)
          .map((way) => ({ name, way: way as keyof typeof ways, variant })),
      );

  describe.skipIf(isMissing(kind.program))(`${kindName}${needs(kind.program)}`, () => {
    test.for(settings(kind.healthy))('$name, $way: no finding, and everything is proven', async ({ variant, way }) => {
      await using entrance = await startEntrance(kind, variant, unguarded);
      const { conclusion } = await run(entrance, variant, ways[way]);
      expect(conclusion.findings.map(({ title }) => title)).toEqual([]);
      expect(conclusion.share.provable).toBeGreaterThan(40);
      expect(conclusion.share.proven).toBe(conclusion.share.provable);
      expect(conclusion.exitCode).toBe(0);
    });

    test.for(settings(kind.mistakes))('$name, $way: exactly what opens it is found', async ({ name, variant, way }) => {
      await using entrance = await startEntrance(kind, variant, unguarded);
      const setting = ways[way](entrance, variant);
      const mistake = kind.mistakes[name];
      const { judged } = await run(entrance, variant, ways[way]);
      const found = new Set(judged.flatMap(openingIn));
      expect([...found].toSorted()).toEqual(mistake ? expectedOf(setting, mistake) : []);
    });
  });
}

async function run(
  entrance: Entrance,
  variant: Variant,
  way: (entrance: Entrance, variant: Variant) => Setting,
): Promise<RunOutcome> {
  const { target, addresses, environment } = way(entrance, variant);
  return await runContract(
    addressesContract({ target, tokens, ...(addresses && { addresses }), ...(environment && { environment }) }),
  );
}

/** What a cell that was let in and should not have been was let in by. */
function openingIn({ verdict }: RunOutcome['judged'][number]): string[] {
  if (verdict.verdict !== 'over-permissive') return [];
  const { address = '', claims } = verdict.axes;
  if (claims === undefined) return [`${address} as ${verdict.principal}`];
  return (verdict.opened ?? []).map((opened) => `${address} by ${opened.split(':')[0]?.toLowerCase()}`);
}

const addressNames: Readonly<Record<string, string>> = {
  [clients.outside]: 'outside',
  [clients.below]: 'office-below',
  [clients.above]: 'office-above',
  '::1': 'v6',
};

/** The same as the mistake itself says it. */
function expectedOf(setting: Setting, mistake: Mistake<Variant>): string[] {
  return Object.entries(setting.opens(mistake))
    .flatMap(([address, openings]) => openings.flatMap((opening) => wordsOf(address, opening)))
    .toSorted();
}

function wordsOf(address: string, opening: Opening): string[] {
  if ('header' in opening) return [`${address} by ${opening.header}`];
  // The first version that opens is enough.
  if ('way' in opening) return [`${address} by proxy protocol ${opening.versions[0]}`];
  if ('role' in opening)
    return Object.values(addressNames)
      .slice(0, 3)
      .map((name) => `${name} as ${opening.role}`);
  return ['viewer', 'admin'].map((principal) => `${addressNames[opening.address]} as ${principal}`);
}

describe.skipIf(isMissing(programs.tinyproxy) || isMissing(programs.dante))('proxies that connect for us', () => {
  const byProxy = (name: string, url: string, ip: string, more = '') =>
    `      ${name}: { via: proxy, url: '${url}', ip: ${ip}${more} }\n`;

  test('forwarding, CONNECT and SOCKS5 are seen as the addresses that they say', async () => {
    await using server = await startApplication({ tokens, network: { allows: [office] } });
    await using inside = await startForwardProxy({ sourceIp: clients.inside });
    await using tunnel = await startForwardProxy({ sourceIp: clients.outside });
    await using socks = await startSocksProxy({ sourceIp: clients.last });
    const { conclusion, written } = await runContract(
      addressesContract({
        target: server.url,
        tokens,
        addresses:
          byProxy('office', inside.url, clients.inside) +
          byProxy('outside', tunnel.url, clients.outside, ', tunnel: true') +
          byProxy('office-2', socks.url, clients.last),
        environment: '    echo: GET /echo#/address\n',
      }),
    );
    expect(conclusion.addresses.map(({ address, saw }) => [address, saw])).toEqual([
      ['office', clients.inside],
      ['outside', clients.outside],
      ['office-2', clients.last],
    ]);
    expect(conclusion.findings).toEqual([]);
    expect(conclusion.share.proven).toBe(conclusion.share.provable);
    expect(written).toContain(`outside (proxy ${clients.outside}): the target saw ${clients.outside}`);
  });

  test('a proxy that lies, one that is down and an address of another machine are no addresses', async () => {
    await using server = await startApplication({ tokens, network: { allows: [office] } });
    await using liar = await startForwardProxy({ sourceIp: clients.last });
    const { judged, conclusion } = await runContract(
      addressesContract({
        target: server.url,
        tokens,
        addresses:
          `      office: { via: bind, ip: ${clients.inside} }\n` +
          byProxy('liar', liar.url, clients.outside) +
          byProxy('down', 'http://127.0.0.1:1', clients.outside) +
          byProxy('socks-down', 'socks5://127.0.0.1:1', clients.outside) +
          `      other: { via: bind, ip: 192.0.2.1 }\n      v6: { via: bind, ip: '2001:db8::1' }\n`,
        environment: '    echo: GET /echo#/address\n',
      }),
    );
    const open = judged.filter(({ verdict }) => verdict.code === 'address-not-available').map(({ verdict }) => verdict);
    expect(new Set(open.map(({ axes }) => axes['address']))).toEqual(
      new Set(['liar', 'down', 'socks-down', 'other', 'v6']),
    );
    expect([...new Set(open.map(({ supply }) => supply))]).toEqual([
      `mend \`addresses\` › liar: the target sees ${clients.last} there, and not ${clients.outside} (GET /echo)`,
      'make the proxy http://127.0.0.1:1 of the address down connect to the target (ECONNREFUSED)',
      'make the proxy socks5://127.0.0.1:1 of the address socks-down connect to the target (PROXY_FAILED)',
      'run it where 192.0.2.1 is an address of the machine, or change `addresses` › other: connecting from it fails (EADDRNOTAVAIL)',
      expect.stringContaining('run it where 2001:db8::1 is an address of the machine'),
    ]);
    expect(conclusion.findings).toEqual([]);
  });
});

describe('a network that is shut out', () => {
  const guests = '127.0.0.8/30';
  const options = {
    tokens,
    networks: `[${guests}]`,
    // The network of the contract is called office throughout; here nobody may come from it.
    condition: 'notFrom: [office]',
    addresses: `      office: { via: bind, ip: 127.0.0.9 }\n      outside: { via: bind, ip: ${clients.outside} }\n`,
  };

  test('is refused up to its borders, and everybody else gets in', async () => {
    await using server = await startApplication({ tokens, network: { denies: [guests] } });
    const { conclusion } = await runContract(addressesContract({ ...options, target: server.url }));
    expect(conclusion.findings).toEqual([]);
    expect(conclusion.share.proven).toBe(conclusion.share.provable);
  });

  test('and whose last address is forgotten is found by that address', async () => {
    await using server = await startApplication({ tokens, network: { denies: ['127.0.0.8/31', '127.0.0.10/32'] } });
    const { judged } = await runContract(addressesContract({ ...options, target: server.url }));
    expect([...new Set(judged.flatMap(openingIn))].toSorted()).toEqual([
      'office-last as admin',
      'office-last as viewer',
    ]);
  });
});

test('where the target trusts hops, the last entries of the chain are true, and those before them are claims', async () => {
  // Its trusted proxy is stood in for by whoever calls: it takes the last entry of X-Forwarded-For.
  const trusting = {
    tokens,
    network: { allows: [office] },
    addressFrom: 'trusted-proxy',
    proxy: clients.outside,
  } as const;
  await using server = await startApplication(trusting);
  const options = { target: server.url, tokens };
  const naive = await runContract(addressesContract(options));
  expect([...new Set(naive.judged.flatMap(openingIn))]).toEqual(['outside by x-forwarded-for']);
  const told = await runContract(addressesContract({ ...options, environment: '    trustedHops: 1\n' }));
  expect([...new Set(told.judged.flatMap(openingIn))]).toEqual([]);
});

function isMissing({ path }: Program): boolean {
  return !existsSync(path);
}

function needs(program: Program): string {
  return isMissing(program) ? ` (needs apt-get install ${program.package})` : '';
}
