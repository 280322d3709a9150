import { beforeAll, describe, expect, test } from 'vitest';
import type { Contract } from '../../src/model/contract.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import type { TokenState } from '../../src/model/token-state.ts';
import { contractOf, planOf } from '../../src/pipeline.ts';
import { planOperation } from '../../src/plan/plan-operation.ts';
import { scenariosOf, select } from '../../src/plan/select.ts';
import { strategies, type StrategyName } from '../../src/plan/strategies.ts';
import { tokenStates } from '../../src/plan/token-states.ts';
import { aPlan, aScenario } from '../trial/a-plan.ts';

let contract: Contract;
beforeAll(async () => {
  ({ contract } = await contractOf({ config: 'rolecall.yaml', environment: 'embedded', today: '2026-01-01' }));
});

function scenarios(
  operation: string,
  strategy: StrategyName = 'pairs',
  change: Partial<Contract> = {},
): Map<string, Scenario> {
  const found = contract.operations.find(({ id }) => id === operation);
  const plan = found && planOperation({ ...contract, ...change }, found, { strategy: strategies[strategy], seed: 1 });
  return new Map(
    [...(plan ? scenariosOf(plan) : [])].map((scenario) => [scenario.id.slice(operation.length + 1), scenario]),
  );
}

function statusesOf(scenario: Scenario | undefined): readonly unknown[] | string | undefined {
  return scenario?.expected.outcome === 'refused' ? scenario.expected.statuses : scenario?.expected.outcome;
}

describe('what a plan asks of an operation', () => {
  test('tokens that nobody in particular presents are sent once, as anonymous', () => {
    const ids = [...scenarios('POST /orders').keys()];
    const nobodys = Object.entries<TokenState>(tokenStates).filter(
      ([, { identity, optional }]) => !identity && !optional,
    );
    expect(nobodys.length).toBeGreaterThan(1);
    expect(ids.filter((id) => id.startsWith('anonymous'))).toEqual(
      nobodys.map(([name]) => (name === 'missing' ? 'anonymous' : `anonymous token=${name}`)),
    );
  });

  test('whoever is left out is left out with a bad token, too: there is nothing to compare it with', () => {
    const left = { reason: 'answers 500', until: undefined };
    const of = scenarios('POST /orders', 'pairs', {
      skip: (id) => (id === 'POST /orders editor' ? left : undefined),
    });
    expect(of.get('editor token=expired')?.notSent).toMatchObject({ code: 'skipped', supply: 'answers 500' });
    expect(of.get('customer token=expired')?.notSent).toBeUndefined();
  });

  test('denied come before admitted, least privileged first', () => {
    const ids = [...scenarios('POST /orders/{orderId}/refunds').keys()].filter((id) => !id.includes('='));
    expect(ids).toEqual(['anonymous', 'viewer', 'customer', 'customer-2', 'editor', 'admin']);
  });

  test('the control of a denied role is an allowed one; of a token or address, the same principal', () => {
    const of = scenarios('POST /orders/{orderId}/refunds');
    expect(of.get('viewer')?.controls).toEqual(['POST /orders/{orderId}/refunds admin']);
    expect(of.get('admin token=expired')?.controls).toEqual(['POST /orders/{orderId}/refunds admin']);
    expect(of.get('admin address=outside')?.controls).toEqual(['POST /orders/{orderId}/refunds admin']);
    expect(of.get('admin')?.controls).toEqual([]);
  });

  test('every control is a scenario of the same plan that expects to be admitted with the same recipe', () => {
    for (const { id } of contract.operations) {
      const all = new Map([...scenarios(id).values()].map((scenario) => [scenario.id, scenario]));
      for (const scenario of all.values()) {
        for (const control of scenario.controls.map((name) => all.get(name))) {
          expect(control?.expected.outcome).toBe('admitted');
          expect(control?.recipe).toBe(scenario.recipe);
          expect(control?.faults).toEqual([]);
        }
      }
    }
  });
});

describe('what a plan expects', () => {
  test('403 of a role, 404 where it is hidden, 401 or 403 of a token, 403 of an address', () => {
    expect(statusesOf(scenarios('POST /orders').get('viewer'))).toEqual([403]);
    expect(statusesOf(scenarios('POST /admin/users').get('viewer'))).toEqual([404]);
    expect(statusesOf(scenarios('POST /orders').get('anonymous token=unknown'))).toEqual([401, 403]);
    expect(statusesOf(scenarios('POST /orders/{orderId}/refunds').get('admin address=outside'))).toEqual([403]);
  });

  test('what `refusals` says instead, for the state that it names', () => {
    expect(statusesOf(scenarios('POST /orders').get('anonymous'))).toEqual([401]);
    expect(statusesOf(scenarios('POST /orders').get('editor token=two-places'))).toEqual([400]);
  });

  test('404 of a token, too, on a hidden operation', () => {
    expect(statusesOf(scenarios('POST /admin/users').get('admin token=wrong-signature'))).toEqual([401, 403, 404]);
  });

  test('either of a bad token on a public operation, where the missing one is no fault', () => {
    const of = scenarios('POST /sessions');
    expect(statusesOf(of.get('anonymous'))).toBe('admitted');
    expect(of.get('anonymous')?.faults).toEqual([]);
    expect(statusesOf(of.get('anonymous token=unknown'))).toBe('either');
  });

  test('a role that a case does not let in, with the request of that case', () => {
    const of = scenarios('POST /orders/{orderId}/discounts');
    expect(statusesOf(of.get('editor'))).toBe('admitted');
    expect(statusesOf(of.get('editor case=above-limit'))).toEqual([403]);
    expect(of.get('editor case=above-limit')?.recipe?.body?.value).toEqual({ percent: 40 });
  });
});

describe('what counts as provable', () => {
  test('nothing on an operation that all or nobody may call', () => {
    for (const operation of ['POST /sessions', 'POST /internal/reindex']) {
      expect([...scenarios(operation).values()].some(({ provable }) => provable)).toBe(false);
    }
  });

  test('no scenario of two faults', () => {
    const several = [...scenarios('POST /orders/{orderId}/refunds', 'full').values()].filter(
      ({ faults }) => faults.length > 1,
    );
    expect(several.length).toBeGreaterThan(0);
    expect(several.some(({ provable }) => provable)).toBe(false);
  });
});

describe.for(Object.keys(strategies) as StrategyName[])('strategy %s', (strategy) => {
  test('names every scenario once', () => {
    for (const { id } of contract.operations) {
      const plan = planOperation(
        contract,
        contract.operations.find((each) => each.id === id)!,
        { strategy: strategies[strategy], seed: 1 },
      );
      const ids = [...scenariosOf(plan!)].map((scenario) => scenario.id);
      expect(ids).toEqual([...new Set(ids)]);
    }
  });

  test('holds every scenario of `single`, under the same id', () => {
    for (const { id } of contract.operations) {
      const wider = scenarios(id, strategy);
      for (const single of scenarios(id, 'single').keys()) expect([...wider.keys()]).toContain(single);
    }
  });
});

test('`full` tries every fault on everybody: every role has the same faulty token states and addresses', () => {
  const tried: Record<string, string[]> = {};
  for (const { principal, axes } of scenarios('POST /orders/{orderId}/refunds', 'full').values())
    (tried[principal.name] ??= []).push(Object.entries(axes).join(' '));
  const { admin = [], anonymous: _, ...denied } = tried;
  expect(Object.keys(denied).length).toBeGreaterThan(1);
  // What should work is asked of those who may call: nobody else could show it.
  // Borders and claims are about the list of networks, and are tried on those who may.
  const onlyAllowed = /^token,(?:lower-case-scheme|two-headers.*)$|^address,office-|claims,/;
  const faults = admin.filter((point) => !onlyAllowed.test(point));
  for (const points of Object.values(denied)) expect(points.toSorted()).toEqual(faults.toSorted());
});

test('the same inputs and seed give the same scenarios, with the same recipes', async () => {
  const options = {
    config: 'rolecall.yaml',
    environment: 'embedded',
    today: '2026-01-01',
    strategy: 'full',
    seed: 7,
    only: [],
  } as const;
  const plain = async () => {
    const { plans } = await planOf(options);
    return JSON.stringify(
      [...plans].flatMap((plan) => [...scenariosOf(plan)].map(({ id, expected, recipe }) => [id, expected, recipe])),
    );
  };
  expect(await plain()).toBe(await plain());
});

describe('--only', () => {
  async function chosen(...only: string[]): Promise<string[]> {
    const { plans } = await planOf({
      config: 'rolecall.yaml',
      environment: 'embedded',
      today: '2026-01-01',
      strategy: 'pairs',
      seed: 1,
      only,
    });
    return [...plans].flatMap((plan) => [...scenariosOf(plan)].map(({ id }) => id));
  }

  test('keeps a scenario with its controls and the tokens that recognition needs', async () => {
    expect(await chosen('POST /orders/{orderId}/refunds viewer')).toEqual(
      ['anonymous', 'anonymous token=unknown', 'viewer', 'admin'].map(
        (name) => `POST /orders/{orderId}/refunds ${name}`,
      ),
    );
  });

  test('keeps an operation as a whole', async () => {
    expect(await chosen('POST /maintenance')).toHaveLength([...scenarios('POST /maintenance')].length);
  });

  test('refuses a name that stands for nothing, and offers the nearest', async () => {
    await expect(chosen('POST /orders viewr')).rejects.toThrow(
      /"POST \/orders viewr".*Did you mean "POST \/orders viewer"\?/,
    );
  });
});

describe('a principal that has the name of a role and other roles, too', () => {
  const principals = () =>
    contract.principals.map((one) =>
      one.name === 'editor' ? { ...one, roles: ['editor', 'customer'], role: 'editor+customer' } : one,
    );

  test.for(Object.keys(strategies) as StrategyName[])(
    'shares no id with the cells of the role, planned as %s',
    (strategy) => {
      for (const operation of contract.operations) {
        const options = { strategy: strategies[strategy], seed: 1 };
        const plan = planOperation({ ...contract, principals: principals() }, operation, options);
        const ids = plan ? [...scenariosOf(plan)].map(({ id }) => id) : [];
        expect(ids).toEqual([...new Set(ids)]);
      }
    },
  );

  test('leaves the role with cells that nobody is there to test', () => {
    const of = scenarios('POST /orders', 'pairs', { principals: principals() });
    expect(of.get('editor')).toMatchObject({ principal: { role: 'editor+customer' }, notSent: undefined });
    expect(of.get('role:editor')).toMatchObject({ principal: { role: 'editor' }, notSent: { code: 'no-credential' } });
  });
});

describe('an address that the system chooses towards another machine', () => {
  test('is neither inside nor outside of a network, because nobody knows where it lies', () => {
    const addresses = [
      { name: 'default', via: 'bind', ip: undefined, networks: new Set<string>(), unplaced: true as const },
    ];
    const of = scenarios('POST /orders/{orderId}/refunds', 'full', { addresses });
    expect([...of.values()].filter(({ notSent }) => notSent?.code !== 'address-not-available')).toEqual([]);
  });
});

describe('an operation that anonymous may call and a role may not', () => {
  const onlyAnonymous: Contract['decide'] = (operation, roles, caseName) => {
    const decision = contract.decide(operation, roles, caseName);
    return decision && { ...decision, access: roles === 'anonymous' ? 'allow' : 'deny' };
  };

  test('has anonymous for a control', () => {
    const of = scenarios('POST /sessions', 'pairs', { decide: onlyAnonymous });
    expect(of.get('viewer')).toMatchObject({ faults: ['role'], controls: ['POST /sessions anonymous'] });
  });
});

describe('a dangerous operation of which only refusals may be sent', () => {
  const declared = (danger: 'refusals' | 'run') => ({
    harmless: false,
    request: (operation: Parameters<Contract['request']>[0]) => ({ ...contract.request(operation), danger }),
  });

  test.for(['POST /sessions', 'POST /orders', 'POST /internal/reindex'])(
    '%s sends nothing that may be admitted',
    (id) => {
      const all = [...scenarios(id, 'full', declared('refusals')).values()];
      const sent = all.filter(({ notSent }) => notSent?.code !== 'dangerous');
      expect(new Set(sent.map(({ expected }) => expected.outcome))).toEqual(
        new Set(all.some(({ expected }) => expected.outcome === 'refused') ? ['refused'] : []),
      );
      const run = [...scenarios(id, 'full', declared('run')).values()];
      expect(run.filter(({ notSent }) => notSent?.code === 'dangerous')).toEqual([]);
    },
  );
});

describe('an allowed scenario chosen alone', () => {
  const kept = (generated: readonly string[]) => {
    const recipe = { ...aScenario('x').recipe!, generated };
    const plan = aPlan(
      [aScenario('anonymous', { recipe }), aScenario('viewer', { recipe, faults: ['role'], expected: denied })],
      [aScenario('editor', { recipe }), aScenario('admin', { recipe })],
    );
    const chosen = select(plan, new Set(['POST /orders editor']));
    return chosen && [...scenariosOf(chosen)].map(({ principal }) => principal.name);
  };
  const denied = { outcome: 'refused', statuses: [403] } as const;

  test('with a generated request brings along the others that may be admitted with it', () => {
    expect(kept(['body'])).toEqual(['anonymous', 'editor', 'admin']);
  });

  test('with a written one brings none', () => {
    expect(kept([])).toEqual(['anonymous', 'editor']);
  });
});
