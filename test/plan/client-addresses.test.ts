import { beforeAll, describe, expect, test } from 'vitest';
import type { ClientAddress } from '../../src/model/client-address.ts';
import type { Contract } from '../../src/model/contract.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import { contractOf } from '../../src/pipeline.ts';
import { planOperation } from '../../src/plan/plan-operation.ts';
import { scenariosOf } from '../../src/plan/select.ts';
import { strategies, type StrategyName } from '../../src/plan/strategies.ts';

/** Editors and admins may call it, from the office. */
const id = 'POST /reports';

let contract: Contract;
beforeAll(async () => {
  const { contract: made } = await contractOf({
    config: 'rolecall.yaml',
    environment: 'embedded',
    today: '2026-01-01',
  });
  const [first] = made.operations;
  if (!first) throw new TypeError('the contract has operations');
  contract = {
    ...made,
    operations: [{ ...first, id, method: 'POST', path: '/reports', parameters: [] }],
    cases: () => [],
    refusals: {},
    decide: (_, roles) => ({
      access: roles.includes('editor') || roles.includes('admin') ? 'allow' : 'deny',
      from: ['office'],
      rule: { text: id, by: 'operation', place: { file: 'matrix.yaml', pointer: '' } },
    }),
  };
});

function address(name: string, change: Partial<ClientAddress> = {}): ClientAddress {
  return { name, via: 'bind', ip: '127.0.0.9', networks: new Set(), ...change };
}

const office = address('office', { ip: '127.0.0.2', networks: new Set(['office']) });
const outside = address('outside');
const lab = address('lab', { ip: '127.0.0.40', networks: new Set(['lab']) });
const first = address('office-first', { ip: '127.0.0.1', networks: new Set(['office']), borders: new Set(['office']) });
const above = address('office-above', { ip: '127.0.0.16', borders: new Set(['office']) });
const labFirst = address('lab-first', { ip: '127.0.0.32', networks: new Set(['lab']), borders: new Set(['lab']) });
const labAbove = address('lab-above', { ip: '127.0.0.64', borders: new Set(['lab']) });
const everywhere = [office, outside, lab, first, above, labFirst, labAbove];

function planned(
  addresses: readonly ClientAddress[],
  { strategy = 'pairs', ...change }: { readonly strategy?: StrategyName } & Partial<Contract> = {},
): readonly Scenario[] {
  const [operation] = contract.operations;
  const plan =
    operation &&
    planOperation({ ...contract, ...change, addresses }, operation, {
      strategy: strategies[strategy],
      seed: 1,
    });
  return plan ? [...scenariosOf(plan)] : [];
}

function idsOf(scenarios: readonly Scenario[]): readonly string[] {
  return scenarios.map((scenario) => scenario.id.slice(id.length + 1));
}

function claiming(scenarios: readonly Scenario[]): readonly Scenario[] {
  return scenarios.filter(({ axes }) => axes['claims'] !== undefined);
}

describe('borders', () => {
  test('are tried where a rule names their network, on either side', () => {
    const of = new Map(planned(everywhere).map((scenario) => [scenario.id, scenario.expected.outcome]));
    expect(of.get(`${id} editor address=office-first`)).toBe('admitted');
    expect(of.get(`${id} editor address=office-above`)).toBe('refused');
  });

  test('of other networks say nothing about a rule', () => {
    expect(planned(everywhere, { strategy: 'full' }).filter(({ at }) => at.address.startsWith('lab-'))).toEqual([]);
  });

  test('are not multiplied with tokens and roles, whatever the strategy', () => {
    const tried = planned(everywhere, { strategy: 'full' }).filter(({ at }) => at.address.startsWith('office-'));
    expect(idsOf(tried).toSorted()).toEqual([
      'admin address=office-above',
      'admin address=office-first',
      'editor address=office-above',
      'editor address=office-first',
    ]);
  });

  test('leave the other addresses of the product as they are', () => {
    const withBorders = idsOf(planned(everywhere, { strategy: 'full' }));
    const without = idsOf(planned([office, outside, lab], { strategy: 'full' }));
    expect(withBorders.filter((name) => !name.includes('address=office-'))).toEqual(without);
  });
});

describe('claims', () => {
  test('to be at home are made from every configured address outside, and from no border', () => {
    const made = claiming(planned(everywhere, { strategy: 'single' }));
    expect(idsOf(made)).toEqual([
      'editor address=outside claims=office',
      'editor address=lab claims=office',
      'editor claims=outside',
    ]);
  });

  test('to be elsewhere are made once by each caller who is let in', () => {
    const names = idsOf(claiming(planned(everywhere)));
    expect(names.filter((name) => !name.includes('address='))).toEqual([
      'editor claims=outside',
      'admin claims=outside',
    ]);
  });

  test.for(Object.keys(strategies) as StrategyName[])('have ids of their own, planned as %s', (strategy) => {
    const names = idsOf(planned(everywhere, { strategy }));
    expect(names).toEqual([...new Set(names)]);
  });

  test('are expected to change nothing, and are compared with the same caller without them', () => {
    const [lie, , truth] = claiming(planned(everywhere, { strategy: 'single' }));
    expect(lie).toMatchObject({
      expected: { outcome: 'refused' },
      faults: ['address'],
      controls: [`${id} editor`],
      at: { address: 'outside', claims: 'office' },
      claims: { name: 'office', ip: '127.0.0.2' },
    });
    expect(truth).toMatchObject({
      expected: { outcome: 'admitted' },
      faults: [],
      at: { address: 'office', claims: 'outside' },
      claims: { name: 'outside', ip: '127.0.0.9' },
    });
  });

  test('to be at home are made in many ways, and those to be elsewhere in one', () => {
    const [lie, , truth] = claiming(planned(everywhere, { strategy: 'single' }));
    expect(lie?.claims?.rounds.length).toBeGreaterThan(2);
    expect(truth?.claims?.rounds.map(({ name }) => name)).toEqual(['chain']);
  });

  test('end with what the trusted hops of the environment add', () => {
    const [lie] = claiming(planned(everywhere, { strategy: 'single', trustedHops: 1 }));
    const chain = new Map(lie?.claims?.rounds.at(-1)?.headers);
    expect(chain.get('X-Forwarded-For')?.at(-1)).toBe('127.0.0.2, 127.0.0.2, 127.0.0.2, 127.0.0.2, 127.0.0.9');
  });

  test.for<readonly [string, readonly ClientAddress[]]>([
    ['nobody knows the address at home', [{ ...office, ip: undefined }, outside]],
    ['nobody knows the address outside', [office, { ...outside, ip: undefined }]],
    ['the address outside lies nobody knows where', [office, { ...outside, unplaced: true }]],
    ['there is no address outside', [office]],
    ['there is no address at home', [outside, lab]],
    ['only borders are outside', [office, above]],
  ])('are not made where %s', ([, addresses]) => {
    expect(idsOf(claiming(planned(addresses)))).toEqual([]);
  });

  test('are not made where a rule names no network', () => {
    const decide: Contract['decide'] = (...asked) => {
      const decision = contract.decide(...asked);
      return decision && { access: decision.access, rule: decision.rule };
    };
    expect(idsOf(claiming(planned(everywhere, { decide })))).toEqual([]);
  });

  test('are not sent where the caller has no credential', () => {
    const principals = contract.principals.filter(({ name }) => name !== 'editor');
    const made = claiming(planned(everywhere, { principals })).filter(({ at }) => at.principal === 'editor');
    expect(made.length).toBeGreaterThan(0);
    for (const { notSent } of made) expect(notSent).toMatchObject({ code: 'no-credential' });
  });
});
