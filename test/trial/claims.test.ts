import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClaimRound } from '../../src/model/claim.ts';
import type { NotSent } from '../../src/model/not-sent.ts';
import type { Expectation, Scenario } from '../../src/model/scenario.ts';
import type { Received, Step } from '../../src/model/step.ts';
import type { Asked } from '../../src/trial/ask.ts';
import { askClaims, type Outcome } from '../../src/trial/claims.ts';
import { aScenario } from './a-plan.ts';

const letters = ['A', 'B', 'C', 'D', 'E'];

function aRound(name: string, headers: readonly string[] = letters): ClaimRound {
  return { name, headers: headers.map((header) => [header, ['192.0.2.7']]) };
}

const preface: ClaimRound = {
  name: 'preface',
  headers: [],
  proxyProtocol: { version: 2, ip: '192.0.2.7' },
};

const rounds = [aRound('first'), aRound('second'), aRound('chain')];

const refused: Expectation = { outcome: 'refused', statuses: [403] };

interface Played {
  readonly asked: Asked;
  /** Rounds, and the headers of each, in the order sent. */
  readonly sent: readonly string[];
}

/** Claims against a table of answers: whether a request is let in, or why it is not sent. */
function play(
  answer: (claiming: ClaimRound, serial: number) => boolean | NotSent,
  {
    tried = rounds,
    expected = refused,
  }: { readonly tried?: readonly ClaimRound[]; readonly expected?: Expectation } = {},
): Played {
  const sent: string[] = [];
  function* send({ claiming }: Scenario): Generator<Step, Outcome, Received> {
    yield { kind: 'send', sendings: [] };
    if (!claiming) throw new TypeError('sent without a claim');
    sent.push(`${claiming.name} ${claiming.headers.map(([name]) => name).join('')}`.trim());
    const got = answer(claiming, sent.length);
    if (typeof got !== 'boolean') return { asked: { exchanges: [], notSent: got }, letIn: false, refused: false };
    return {
      asked: { exchanges: [`e${sent.length}`], notSent: undefined, status: got ? 201 : 403 },
      letIn: got,
      refused: !got,
    };
  }
  const scenario = aScenario('editor', { expected, claims: { name: 'office', ip: '192.0.2.7', rounds: tried } });
  const asking = askClaims(scenario, send);
  for (;;) {
    const { value, done } = asking.next({ answers: [] });
    if (done) return { asked: value, sent };
  }
}

function names(...headers: readonly string[]): (claiming: ClaimRound) => boolean {
  return (claiming) => claiming.headers.some(([name]) => headers.includes(name));
}

describe('an address outside that claims to be inside', () => {
  test('claims in every way where none opens, and the last one counts', () => {
    const { asked, sent } = play(() => false);
    expect(sent).toEqual(['first ABCDE', 'second ABCDE', 'chain ABCDE']);
    expect(asked).toMatchObject({ exchanges: ['e1', 'e2', 'e3'], notSent: undefined, status: 403 });
    expect(asked.opened).toBeUndefined();
  });

  test('is told the one header that opens', () => {
    const { asked } = play(names('D'));
    expect(asked.opened).toEqual(['D: 192.0.2.7']);
  });

  test('stops claiming once it is let in, and the smallest claim that does it counts', () => {
    const { asked, sent } = play((claiming) => claiming.name === 'second' && names('A')(claiming));
    expect(sent.filter((words) => words.startsWith('chain'))).toEqual([]);
    expect(asked).toMatchObject({ exchanges: ['e1', 'e2', 'e5'], status: 201 });
  });

  test('is told both headers where each of the two opens', () => {
    expect(play(names('A', 'E')).asked.opened).toEqual(['A: 192.0.2.7', 'E: 192.0.2.7']);
    expect(play(names('D', 'E')).asked.opened).toEqual(['D: 192.0.2.7', 'E: 192.0.2.7']);
  });

  test('is told all headers of the round where only two together open', () => {
    const both = (claiming: ClaimRound) => names('A')(claiming) && names('E')(claiming);
    expect(play(both).asked.opened).toEqual(letters.map((name) => `${name}: 192.0.2.7`));
  });

  test('is told two headers that open together beside one that opens alone', () => {
    const some = (claiming: ClaimRound) => names('E')(claiming) || (names('A')(claiming) && names('B')(claiming));
    expect(play(some).asked.opened).toEqual(['A: 192.0.2.7', 'B: 192.0.2.7', 'E: 192.0.2.7']);
  });

  test('is told the only header of a round without asking again', () => {
    const { asked, sent } = play(() => true, { tried: [aRound('only', ['A'])] });
    expect([asked.opened, sent]).toEqual([['A: 192.0.2.7'], ['only A']]);
  });

  test('is told how the header was written, without the blanks around it', () => {
    const spelled: ClaimRound = { name: 'odd', headers: [['A', ['  "192.0.2.7"  ', 'second line']]] };
    expect(play(() => true, { tried: [spelled] }).asked.opened).toEqual(['A: "192.0.2.7"']);
  });

  test('is told the PROXY protocol where that opens', () => {
    const { asked, sent } = play(({ proxyProtocol }) => proxyProtocol !== undefined, { tried: [preface, ...rounds] });
    expect([asked.opened, sent]).toEqual([['PROXY protocol 2: 192.0.2.7'], ['preface']]);
  });

  test('goes on to the headers where the PROXY protocol does not open', () => {
    const { asked, sent } = play(names('B'), { tried: [preface, ...rounds] });
    expect(sent.slice(0, 2)).toEqual(['preface', 'first ABCDE']);
    expect(asked.opened).toEqual(['B: 192.0.2.7']);
  });
});

describe('an address inside that claims to be outside', () => {
  const admitted = { expected: { outcome: 'admitted' } } as const;

  test('is in order where it is let in all the same', () => {
    const { asked, sent } = play(() => true, admitted);
    expect(sent).toHaveLength(rounds.length);
    expect(asked).toMatchObject({ status: 201 });
    expect(asked.opened).toBeUndefined();
  });

  test('is told the header that shuts it out', () => {
    const { asked } = play((claiming) => !names('C')(claiming), admitted);
    expect(asked).toMatchObject({ status: 403, opened: ['C: 192.0.2.7'] });
  });
});

describe('what cannot be sent', () => {
  const limit: NotSent = { code: 'request-limit', supply: 'raise --max-requests' };

  test('ends the claims, with what was sent so far', () => {
    const { asked, sent } = play((claiming) => (claiming.name === 'second' ? limit : false));
    expect(sent).toEqual(['first ABCDE', 'second ABCDE']);
    expect(asked).toMatchObject({ exchanges: ['e1'], notSent: limit });
    expect(asked.opened).toBeUndefined();
  });

  test('while looking for the header, takes nothing back: all of the round are named', () => {
    const { asked } = play((_, serial) => (serial === 1 ? true : limit));
    expect(asked).toMatchObject({ exchanges: ['e1'], notSent: undefined, status: 201 });
    expect(asked.opened).toHaveLength(letters.length);
  });

  test('without any round is no answer', () => {
    expect(play(() => true, { tried: [] }).asked.notSent).toMatchObject({ code: 'interrupted' });
  });
});

test('exactly the headers that open are named, and few requests are needed for it', () => {
  const header = fc.stringMatching(/^X-[A-Z]{3}$/);
  const claim = fc
    .uniqueArray(header, { minLength: 1, maxLength: 24 })
    .chain((all) => fc.record({ all: fc.constant(all), believed: fc.subarray(all), before: fc.nat({ max: 3 }) }));
  fc.assert(
    fc.property(claim, fc.boolean(), ({ all, believed, before }, admits) => {
      const tried = [
        ...Array.from({ length: before }, (_, index) => aRound(`odd-${index}`, all)),
        aRound('chain', all),
      ];
      const opens = (claiming: ClaimRound) => claiming.name === 'chain' && names(...believed)(claiming);
      const { asked, sent } = play((claiming) => opens(claiming) !== admits, {
        tried,
        expected: admits ? { outcome: 'admitted' } : refused,
      });
      expect(asked.opened ?? []).toEqual(believed.map((name) => `${name}: 192.0.2.7`));
      const most = tried.length + 2 * believed.length * Math.ceil(Math.log2(all.length));
      expect(sent.length).toBeLessThanOrEqual(most);
    }),
  );
});
