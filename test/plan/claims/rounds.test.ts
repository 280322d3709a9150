import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unsendableHeaders } from '../../../src/execute/sendable.ts';
import type { ClaimRound } from '../../../src/model/claim.ts';
import { claimHeaders } from '../../../src/plan/claims/claim-headers.ts';
import { headerText } from '../../../src/plan/claims/header-text.ts';
import { claimRounds } from '../../../src/plan/claims/rounds.ts';
import { spellings } from '../../../src/plan/claims/spellings.ts';

const ip = '192.0.2.7';
const own = '203.0.113.5';

function roundsOf(parts: Partial<Parameters<typeof claimRounds>[0]> = {}): readonly ClaimRound[] {
  return claimRounds({ ip, honest: new Map(), direct: false, ...parts });
}

function linesOf(round: ClaimRound | undefined, header: string): readonly string[] {
  return round?.headers.find(([name]) => name === header)?.[1] ?? [];
}

/** `for="[2001:db8::1]"` and `2001:db8::1` name the same. */
function namedIn(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(', ')).map((entry) => entry.replaceAll(/^for=|["[\]]/g, ''));
}

describe.for(Object.entries(claimHeaders))('%s', ([header, { lists }]) => {
  test.for([ip, '2001:db8::7'])('names %s in every place of the chain, and nothing else', (claimed) => {
    const lines = linesOf(roundsOf({ ip: claimed }).at(-1), header);
    expect(new Set(namedIn(lines))).toEqual(new Set([claimed]));
  });

  test('has as many places as a header of its kind can have', () => {
    const lines = linesOf(roundsOf().at(-1), header);
    expect([lines.length > 1, namedIn(lines).length > 1]).toEqual([lists, lists]);
  });

  test('says the address alone in one of the rounds', () => {
    const alone = roundsOf().find(({ name }) => name === 'alone');
    expect(linesOf(alone, header)).toEqual([headerText(header, [ip])]);
  });

  test('ends with what the proxies of the target add, and no other header speaks of it', () => {
    const added = [own, '203.0.113.6'];
    for (const round of roundsOf({ honest: new Map([[header.toLowerCase(), added]]) })) {
      const last = linesOf(round, header).at(-1);
      // A header of one address is replaced by the proxy that writes it.
      if (claimHeaders[header]?.lists) expect(last?.endsWith(`, ${headerText(header, added)}`)).toBe(true);
      else expect(last).toBe(headerText(header, added));
      const speaking = round.headers.filter(([, lines]) => lines.some((line) => line.includes('203.0.113.')));
      expect(speaking.map(([name]) => name)).toEqual([header]);
    }
  });

  test('comes in every round that has headers', () => {
    const rounds = roundsOf({ direct: true }).filter(({ proxyProtocol }) => !proxyProtocol);
    expect(rounds.filter((round) => linesOf(round, header).length === 0)).toEqual([]);
  });
});

describe.for(Object.entries(spellings))('the spelling %s', ([name, spell]) => {
  test('has a round of its own, in which every header but Forwarded is written so', () => {
    const round = roundsOf().find((one) => one.name === name);
    for (const [header, lines] of round?.headers ?? [])
      expect([header, lines]).toEqual([header, header === 'Forwarded' ? [expect.stringContaining(ip)] : [spell(ip)]]);
    expect(round?.headers).toHaveLength(Object.keys(claimHeaders).length);
  });

  test.for([ip, '2001:db8::7'])('is written as parameters in Forwarded, where it speaks of %s', (claimed) => {
    const round = roundsOf({ ip: claimed }).find((one) => one.name === name);
    // RFC 7239 §4, with a token or a quoted string for a value.
    expect(linesOf(round, 'Forwarded').join()).toMatch(/^for=(?:[\w.]+|"[^"]+")(?:, for=(?:[\w.]+|"[^"]+"))*$/);
  });
});

test('IPv6 stands in brackets and quotes in Forwarded', () => {
  const rounds = roundsOf({ ip: '2001:db8::7' });
  const written = ['alone', 'chain'].flatMap((name) =>
    linesOf(
      rounds.find((one) => one.name === name),
      'Forwarded',
    ),
  );
  const entries = written.flatMap((line) => line.split(', '));
  expect(new Set(entries)).toEqual(new Set(['for="[2001:db8::7]"']));
});

test('the chain comes last, because it counts where none opens', () => {
  for (const direct of [true, false]) expect(roundsOf({ direct }).at(-1)?.name).toBe('chain');
});

test('every round has a name of its own', () => {
  const names = roundsOf({ direct: true }).map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});

describe('the PROXY protocol', () => {
  test('is tried in both versions, once the plain spelling was, where nothing stands before the target', () => {
    const rounds = roundsOf({ direct: true });
    expect(rounds[0]?.name).toBe('alone');
    expect(rounds.slice(1, 3)).toMatchObject([
      { headers: [], proxyProtocol: { version: 1, ip } },
      { headers: [], proxyProtocol: { version: 2, ip } },
    ]);
    expect(rounds.filter(({ proxyProtocol }) => !proxyProtocol)).toEqual(roundsOf());
  });

  test('is not tried otherwise', () => {
    expect(roundsOf().filter(({ proxyProtocol }) => proxyProtocol)).toEqual([]);
  });
});

test('every round can be sent, whatever address it claims', () => {
  const address = fc.oneof(fc.ipV4(), fc.ipV6());
  const honest = fc.dictionary(
    fc.constantFrom(...Object.keys(claimHeaders).map((name) => name.toLowerCase())),
    fc.array(address, { maxLength: 3 }),
  );
  fc.assert(
    fc.property(address, honest, (claimed, added) => {
      fc.pre(isIP(claimed) !== 0);
      for (const { headers } of roundsOf({ ip: claimed, honest: new Map(Object.entries(added)) })) {
        const written = headers.flatMap(([name, lines]) => lines.map((line): [string, string] => [name, line]));
        expect(unsendableHeaders(written)).toBeUndefined();
      }
    }),
  );
});
