import { planOf } from '../../src/pipeline.ts';
import { scenariosOf } from '../../src/plan/select.ts';
import { aContract } from './a-contract.ts';
import type { Figure } from './figure.ts';

/** How fast scenarios are made, nothing sent. */
export async function planning(): Promise<Figure[]> {
  const contract = await aContract('http://127.0.0.1:9', { operations: 2_000, roles: 100, allowed: 20 });
  const options = { config: contract.config, today: '2026-01-01', strategy: 'pairs', seed: 1, only: [] } as const;
  const count = async () => {
    const { plans } = await planOf(options);
    const started = performance.now();
    let scenarios = 0;
    for (const plan of plans) for (const _ of scenariosOf(plan)) scenarios++;
    return { scenarios, perSecond: Math.round((scenarios / (performance.now() - started)) * 1000) };
  };
  await count();
  const { scenarios, perSecond } = await count();
  return [
    {
      name: 'plan: scenarios per second',
      value: perSecond,
      unit: '1/s',
      against: `${scenarios} scenarios of 2000 operations, recipes included`,
    },
  ];
}
