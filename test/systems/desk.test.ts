import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Break } from './desk/break.ts';
import { breaks } from './desk/breaks.ts';
import { outcomeOf, type Outcome } from './desk-outcome.ts';
import { mutationsPage, type Planted } from './desk-page.ts';
import { openDesk } from './desk-run.ts';

// Two at once: a desk starts while another one is asked. More would only make each of them wait longer.
vi.setConfig({ maxConcurrency: 2, testTimeout: 600_000 });

const strategies = ['single', 'pairs', 'full'] as const;
type Strategy = (typeof strategies)[number];

/** Mistakes that no scenario can show yet. On the day on which one is seen a test fails, and it leaves this list. */
const unseen: Readonly<Record<string, string>> = {
  'method-override-believed': 'a request is spelled in one way only, without X-HTTP-Method-Override',
  'trailing-slash-unguarded': 'a request is spelled in one way only, without a slash at its end',
};

const nobodyGetsIn = 'nobody is let in any more, so a refusal has nothing to stand out against';

/** Cells that change and stay open, because by the rules of proof nothing follows from how they are answered. */
const open: Readonly<Record<string, { readonly because: string; readonly cells: readonly string[] }>> = {
  'role-check-inverted': { because: nobodyGetsIn, cells: ['POST /projects/{projectId}/archive foreign-*'] },
  'office-in-the-wrong-notation': {
    because: nobodyGetsIn,
    cells: ['viewer', 'agent', 'auditor', 'customer', 'customer-2', 'foreign-*'].map(
      (principal) => `POST /projects/{projectId}/exports ${principal}`,
    ),
  },
  'denied-is-a-failure': {
    because: 'a 500 is neither let in nor refused',
    cells: ['viewer', 'agent', 'manager', 'auditor', 'customer', 'customer-2', 'foreign-*'].map(
      (principal) => `POST /maintenance ${principal}`,
    ),
  },
};

/** What oracles say, other than that one cause is refused in unlike ways: most mistakes make it so. */
const told: Readonly<Record<string, readonly string[]>> = {
  'refusal-shows-the-stack': ['internal-host', 'stack-trace'],
  'refusal-shows-the-owner': ['others-data'],
  'challenge-missing': ['missing-www-authenticate'],
  'scope-not-asked-for': ['missing-insufficient-scope'],
  'soft-denial': ['soft-denial'],
  'refusal-is-a-page': ['soft-denial'],
  'foreign-tickets-answer-403': ['existence-leak'],
  'foreign-projects-answer-403': ['existence-leak'],
  'tickets-of-others-answer-403': ['existence-leak'],
  'tenant-unchecked-on-tickets': ['existence-leak'],
  // There everybody is refused for the address, and so no role hears of a scope.
  'office-in-the-wrong-notation': ['missing-insufficient-scope'],
};

/** The right callers are refused, with the right status: of these mistakes only oracles speak. */
const toldOnly: ReadonlySet<string> = new Set([
  'refusal-shows-the-stack',
  'refusal-shows-the-owner',
  'challenge-missing',
  'scope-not-asked-for',
]);

/** Notes fail nothing. */
const notedOnly: ReadonlySet<string> = new Set(['challenge-missing', 'scope-not-asked-for']);

interface Outcomes {
  readonly single: Outcome;
  readonly pairs: Outcome;
  /** Of the healthy desk, and where `pairs` does not fail. */
  readonly full: Outcome | undefined;
}

const known = new Map<string, Promise<Outcomes>>();

/** Runs the contract against a desk with this mistake once, whichever test asks first. */
function outcomes(planted?: Break): Promise<Outcomes> {
  const name = planted?.name ?? '';
  const found = known.get(name) ?? run(planted);
  known.set(name, found);
  return found;
}

async function run(planted: Break | undefined): Promise<Outcomes> {
  await using desk = await openDesk(...(planted ? [planted.name] : []));
  const single = outcomeOf(await desk.run('single'));
  const pairs = outcomeOf(await desk.run('pairs'));
  return { single, pairs, full: pairs.exitCode === 0 ? outcomeOf(await desk.run('full')) : undefined };
}

async function healthy(strategy: Strategy): Promise<Outcome> {
  const outcome = (await outcomes())[strategy];
  if (!outcome) throw new Error(`the healthy desk was not run with ${strategy}`);
  return outcome;
}

/** Those that Rolecall asks of the cells that a break names, which calls the owner of somebody else's things `other`. */
async function named(patterns: readonly string[], strategy: Strategy): Promise<readonly string[]> {
  if (patterns.length === 0) return [];
  const all = patterns.flatMap((one) => spelled(one, patterns)).map((one) => RegExp.escape(one));
  const some = new RegExp(`^(?:${all.join('|').replaceAll(String.raw`\*`, '.*')})$`);
  return (await healthy(strategy)).asked.filter((id) => some.test(id));
}

/** Borders are outside, too. Where whoever is outside gets in anyway, a forged address shows nothing; where it does not, it shuts out as well as it lets in. */
function spelled(pattern: string, patterns: readonly string[]): readonly string[] {
  const cell = pattern.replace('owner=other', 'owner=peer');
  if (cell.includes('address=outside'))
    return ['outside', 'office-above', 'office-below'].map((address) =>
      cell.replace('address=outside', `address=${address}`),
    );
  if (!cell.includes('address=forged')) return [cell];
  const claim = cell.replace('address=forged', 'address=outside claims=from-office');
  return patterns.includes(pattern.replace('address=forged', 'address=outside'))
    ? [claim]
    : [claim, cell.replace('address=forged', 'claims=outside')];
}

async function expectedOf(
  { name, kind, red }: Break,
  strategy: Strategy,
): Promise<Pick<Outcome, 'red' | 'exitCode'> & { readonly open: readonly string[] }> {
  const changed = (await named(red, strategy)).filter((id) => !showsNothing(id, { name, kind }));
  if (toldOnly.has(name)) return { red: [], open: [], exitCode: notedOnly.has(name) ? 0 : 1 };
  const left = await named(open[name]?.cells ?? [], strategy);
  const rest = changed.filter((id) => !left.includes(id));
  if (rest.length > 0) return { red: rest, open: left, exitCode: 1 };
  return { red: rest, open: left, exitCode: left.length > 0 ? 2 : 0 };
}

/** Whoever gets in without a claim does not need one: then it is no scenario. */
function showsNothing(id: string, { name, kind }: Pick<Break, 'name' | 'kind'>): boolean {
  return kind === 'address' && name !== 'forwarded-for-believed' && id.includes('claims=');
}

test.for(strategies)('with `%s` a healthy desk passes, and all is proven that can be', async (strategy) => {
  const { exitCode, findings, inconclusive, share, unproven } = await healthy(strategy);
  expect({ exitCode, findings, inconclusive }).toEqual({ exitCode: 0, findings: [], inconclusive: [] });
  expect(share.proven / share.provable).toBeGreaterThanOrEqual(0.95);
  expect(unproven).toEqual({});
});

describe.concurrent('of a mistake', () => {
  test.for(breaks)('$name the very cells that it names are found, and no others', async (planted) => {
    const found = await outcomes(planted);
    for (const strategy of ['single', 'pairs'] as const) {
      const { red, inconclusive, exitCode } = found[strategy];
      const expected = await expectedOf(planted, strategy);
      expect(red).toEqual(expected.red);
      expect(inconclusive).toEqual(expect.arrayContaining([...expected.open]));
      expect(exitCode).toBe(expected.exitCode);
    }
  });

  test.for(breaks)('$name the oracles say what they should', async (planted) => {
    const { name, red } = planted;
    const found = await outcomes(planted);
    for (const strategy of ['single', 'pairs'] as const) {
      const changed = await named(red, strategy);
      const { 'unequal-shapes': _, ...said } = found[strategy].told;
      expect(Object.keys(said).toSorted()).toEqual(changed.length > 0 ? (told[name] ?? []) : []);
      for (const cells of Object.values(said)) expect(changed).toEqual(expect.arrayContaining([...cells]));
      if (toldOnly.has(name)) expect(Object.values(said)).toEqual(Object.values(said).map(() => changed));
    }
  });
});

describe('a mistake', () => {
  const names = new Set(breaks.map(({ name }) => name));

  test('that is listed here is one that can be planted', () => {
    const listed = [unseen, open, told].flatMap((list) => Object.keys(list)).concat(...toldOnly, ...notedOnly);
    expect(listed.filter((name) => !names.has(name))).toEqual([]);
  });

  test('that `pairs` does not see is seen by `full`, or is listed with the reason', async () => {
    for (const planted of breaks) {
      const { pairs, full } = await outcomes(planted);
      if (pairs.exitCode !== 0 || notedOnly.has(planted.name)) continue;
      const changed = await named(planted.red, 'full');
      expect([planted.name, full?.red]).toEqual([planted.name, changed]);
      expect([planted.name, full?.exitCode]).toEqual([planted.name, planted.name in unseen ? 0 : 1]);
    }
  });

  test('that is listed as not seen shows nowhere', async () => {
    for (const planted of breaks.filter(({ name }) => name in unseen)) {
      const { single, pairs, full } = await outcomes(planted);
      for (const outcome of [single, pairs, full])
        expect(outcome).toMatchObject({ exitCode: 0, findings: [], red: [], inconclusive: [] });
    }
  });

  test('that is caught is told from every other one', async () => {
    const footprints = new Map<string, string>();
    for (const planted of breaks) {
      const { pairs, full } = await outcomes(planted);
      const { red, findings } = full ?? pairs;
      if (findings.length === 0) continue;
      const footprint = JSON.stringify([red, findings]);
      expect([planted.name, footprints.get(footprint)]).toEqual([planted.name, undefined]);
      footprints.set(footprint, planted.name);
    }
  });

  const interactions = breaks.filter(({ interaction }) => interaction);

  test.for(interactions)('$name shows where two axes meet: `pairs` catches it, `single` does not', async (planted) => {
    const { single, pairs } = await outcomes(planted);
    expect(pairs.exitCode).toBe(1);
    expect(single).toMatchObject({ exitCode: 0, findings: [] });
  });
});

test('as many mistakes are caught as the documentation says', async () => {
  const planted: Planted[] = [];
  for (const one of breaks) {
    const { single, pairs, full } = await outcomes(one);
    const { red, told: said } = full ?? pairs;
    planted.push({
      ...one,
      caught: { single: single.exitCode > 0, pairs: pairs.exitCode > 0, full: (full ?? pairs).exitCode > 0 },
      redCells: red.length,
      oracles: Object.keys(said).toSorted(),
      open: open[one.name]?.because,
      unseen: unseen[one.name],
    });
  }
  const requests = {
    single: (await healthy('single')).requests,
    pairs: (await healthy('pairs')).requests,
    full: (await healthy('full')).requests,
  };
  const file = join(import.meta.dirname, '../../docs/mutations.md');
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, mutationsPage(planted, requests));
  const page = readFileSync(file, 'utf8');
  for (const strategy of strategies) {
    const [, documented] = new RegExp(`^\\| \`${strategy}\` +\\| +\\d+ +\\| +(\\d+) `, 'm').exec(page) ?? [];
    expect(planted.filter(({ caught }) => caught[strategy]).length).toBeGreaterThanOrEqual(Number(documented));
  }
});
