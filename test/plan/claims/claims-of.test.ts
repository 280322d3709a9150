import { describe, expect, test } from 'vitest';
import type { ClientAddress } from '../../../src/model/client-address.ts';
import { claimsOf } from '../../../src/plan/claims/claims-of.ts';

const outside: ClientAddress = { name: 'outside', via: 'bind', ip: '127.0.0.9', networks: new Set() };
const office: ClientAddress = { name: 'office', via: 'bind', ip: '127.0.0.2', networks: new Set(['office']) };

function chainOf(client: ClientAddress, trustedHops?: number): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(claimsOf(client, office, { trustedHops })?.rounds.at(-1)?.headers ?? []);
}

function endOf(lines: readonly string[] | undefined, entries: number): readonly string[] | undefined {
  return lines?.at(-1)?.split(', ').slice(-entries);
}

test('a claim says whose address it is', () => {
  expect(claimsOf(outside, office, {})).toMatchObject({ name: 'office', ip: '127.0.0.2' });
});

test('nobody claims what has no IP, and nobody without an IP claims', () => {
  const chosen = { ...outside, ip: undefined };
  expect([claimsOf(chosen, office, {}), claimsOf(outside, chosen, {})]).toEqual([undefined, undefined]);
});

describe('what the proxies of the target add stays true', () => {
  test.for([1, 2, 3])('%i hops: as many entries of the list end it', (hops) => {
    const { 'X-Forwarded-For': lines } = chainOf(outside, hops);
    expect(endOf(lines, hops + 1)).toEqual(['127.0.0.2', ...Array.from({ length: hops }, () => '127.0.0.9')]);
  });

  test.for([0, undefined])('%s hops: none', (hops) => {
    expect(JSON.stringify(chainOf(outside, hops))).not.toContain('127.0.0.9');
  });

  test.for([
    ['X-Forwarded-For', '127.0.0.9'],
    ['forwarded', 'for=127.0.0.9'],
  ] as const)('the trusted header %s, in whatever case, ends with the client', ([header, entry]) => {
    const through: ClientAddress = { ...outside, via: 'header', header };
    const lines = Object.entries(chainOf(through)).find(([name]) => name.toLowerCase() === header.toLowerCase())?.[1];
    expect(endOf(lines, 1)).toEqual([entry]);
  });
});

describe('the PROXY protocol is a claim of those who connect by themselves', () => {
  test.for(['bind', 'proxy', 'proxy-protocol', 'header'])('%s', (via) => {
    const client = { ...outside, via, header: 'X-Forwarded-For', proxy: 'http://127.0.0.1:1' };
    const announced = claimsOf(client, office, {})?.rounds.filter(({ proxyProtocol }) => proxyProtocol);
    expect(announced).toHaveLength(via === 'bind' ? 2 : 0);
  });
});
