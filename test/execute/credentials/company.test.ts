import { describe, expect, test } from 'vitest';
import { companyOf, deriveAll, type Company } from '../../../src/execute/credentials/company.ts';
import type { Derived, Wanted } from '../../../src/execute/credentials/derive.ts';
import { anIdentity } from '../../load/credentials/an-identity.ts';

const company: Company = [
  { label: 'token', holder: 'ed' },
  { label: 'gatewayKey', holder: 'ed gatewayKey' },
];

/** What each credential was asked for, in a header of its own. */
async function derived(
  principal: string,
  token: string,
  answer: (changed: Partial<Wanted>) => Partial<Derived> = () => ({}),
): Promise<Derived & { readonly states: readonly string[] }> {
  const states: string[] = [];
  const all = await deriveAll(company, { principal, token }, (changed) => {
    states.push(`${changed.principal}: ${changed.token}`);
    const headers = [[String(changed.principal), String(changed.token)]] as const;
    return Promise.resolve({ presentation: { headers, query: [] }, ...answer(changed) });
  });
  return { ...all, states };
}

test('a company is a principal and what goes along, by scheme or else by kind', () => {
  const further = anIdentity({ name: 'ed gatewayKey', scheme: 'gatewayKey' });
  expect(companyOf(anIdentity({ name: 'ed', and: [further] }))).toEqual([
    { label: 'bearer', holder: 'ed' },
    { label: 'gatewayKey', holder: 'ed gatewayKey' },
  ]);
});

describe('one credential is moved while the others work', () => {
  test.for([
    ['the main one, without a label', 'ed', 'expired', ['ed: expired', 'ed gatewayKey: valid']],
    ['the main one, by its label', 'ed', 'token:missing', ['ed: missing', 'ed gatewayKey: valid']],
    ['a further one, by its label', 'ed', 'gatewayKey:altered', ['ed: valid', 'ed gatewayKey: altered']],
    ['none that is known', 'ed', 'other:altered', ['ed: valid', 'ed gatewayKey: valid']],
    ['nobody presents the same of all', 'anonymous', 'unknown', ['ed: unknown', 'ed gatewayKey: unknown']],
  ] as const)('%s', async ([, principal, token, expected]) => {
    expect((await derived(principal, token)).states).toEqual(expected);
  });
});

describe('a credential that cannot be in the state', () => {
  const absent = ({ token, principal }: Partial<Wanted>): Partial<Derived> =>
    principal === 'ed gatewayKey' && token === 'empty'
      ? { presentation: { code: 'state-does-not-exist', supply: 'nothing' } }
      : {};

  test('is left out of what nobody in particular presents', async () => {
    const { states, presentation } = await derived('anonymous', 'empty', absent);
    expect(states).toContain('ed gatewayKey: missing');
    expect(presentation).toMatchObject({
      headers: [
        ['ed', 'empty'],
        ['ed gatewayKey', 'missing'],
      ],
    });
  });

  test('is no scenario where it alone is asked for', async () => {
    expect((await derived('ed', 'gatewayKey:empty', absent)).presentation).toMatchObject({
      code: 'state-does-not-exist',
    });
  });
});

describe('together they hold', () => {
  test('as long as the first that ends', async () => {
    const ends = ({ principal }: Partial<Wanted>) => ({ untilS: principal === 'ed' ? 200 : 100 });
    expect((await derived('ed', 'valid', ends)).untilS).toBe(100);
  });

  test('for ever where none ends', async () => {
    expect(await derived('ed', 'valid')).not.toHaveProperty('untilS');
  });
});
