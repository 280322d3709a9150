import { expect, test } from 'vitest';
import { mutations } from '../../src/embedded/mutations.ts';
import { openShop, token, type Call, type Shop } from './shop-client.ts';

const tea = { sku: 'tea', quantity: 1 };

/** Everything that the contract says something about, by name. */
async function probes(shop: Shop): Promise<Readonly<Record<string, readonly [target: string, call: Call]>>> {
  const [viewer, editor, admin] = await Promise.all([token('viewer'), token('editor'), token('admin')]);
  const expired = await token('editor', { expiresInS: -60 });
  const forged = await token('editor', { key: 'another secret, just as long as the right one' });
  const peer = await token('editor', { subject: 'editor-2' });
  const orders = await Promise.all([editor, peer].map((as) => shop.call('/orders', { as, body: tea })));
  const [own, other] = orders.map(({ text }): { orderId: string } => ({ orderId: JSON.parse(text).id }));
  return {
    'viewer orders': ['/orders', { as: viewer, body: tea }],
    'editor orders': ['/orders', { as: editor, body: tea }],
    'editor orders much': ['/orders', { as: editor, body: { sku: 'tea', quantity: 100 } }],
    'no token': ['/orders', { body: tea }],
    'unknown token': ['/orders', { as: 'never-issued', body: tea }],
    'expired token': ['/orders', { as: expired, body: tea }],
    'forged token': ['/orders', { as: forged, body: tea }],
    'editor approves': ['/approvals', { as: editor }],
    'admin approves': ['/approvals', { as: admin }],
    'admin refunds': ['/refunds', { as: admin }],
    'admin refunds from outside': ['/refunds', { as: admin, from: '127.0.0.9' }],
    'admin refunds from outside, claiming to be inside': [
      '/refunds',
      { as: admin, from: '127.0.0.9', forwardedFor: '127.0.1.1, 127.0.0.9' },
    ],
    'editor invites': ['/admin/users', { as: editor }],
    'admin reindexes': ['/reindex', { as: admin }],
    'nobody reindexes': ['/reindex', {}],
    'editor returns what is its own': ['/returns', { as: editor, body: own }],
    'editor returns what is not its own': ['/returns', { as: editor, body: other }],
  };
}

async function statuses(shop: Shop): Promise<Readonly<Record<string, number>>> {
  const entries = Object.entries(await probes(shop));
  const replies = await Promise.all(entries.map(([, [target, call]]) => shop.call(target, call)));
  return Object.fromEntries(entries.map(([name], index) => [name, replies[index]?.status ?? 0]));
}

const caughtAs = {
  'over-permissive': (healthy: number, broken: number) => healthy >= 400 && broken < 300,
  'over-restrictive': (healthy: number, broken: number) => healthy < 300 && broken === 403,
  'wrong-refusal': (healthy: number, broken: number) => healthy >= 400 && broken >= 400,
};

test.for(Object.entries(mutations))(
  '%s changes answers, and only in the way that it is caught as',
  async ([, mutation]) => {
    await using healthy = await openShop();
    await using broken = await openShop({}, [mutation]);
    const [before, after] = [await statuses(healthy), await statuses(broken)];
    const changed = Object.keys(before).filter((name) => before[name] !== after[name]);
    expect(changed).not.toEqual([]);
    for (const name of changed) {
      const [from = 0, to = 0] = [before[name], after[name]];
      expect(caughtAs[mutation.caughtAs](from, to), `${name}: ${from} became ${to}`).toBe(true);
    }
  },
);

test.for([
  ['token-check-dropped', ['no token', 'unknown token', 'expired token', 'forged token', 'nobody reindexes']],
  ['signature-unchecked', ['forged token']],
  ['expiry-unchecked', ['expired token']],
  [
    'role-check-dropped',
    [
      'viewer orders',
      'editor orders much',
      'editor approves',
      'editor invites',
      'admin reindexes',
      'editor returns what is not its own',
    ],
  ],
  ['owner-check-dropped', ['editor returns what is not its own']],
  ['nobody-opened', ['admin reindexes']],
  ['deny-ignored', ['editor approves']],
  ['case-unchecked', ['editor orders much']],
  ['address-check-dropped', ['admin refunds from outside', 'admin refunds from outside, claiming to be inside']],
  ['forwarded-believed', ['admin refunds from outside, claiming to be inside']],
  ['includes-forgotten', ['admin approves']],
  ['hidden-revealed', ['editor invites']],
  ['refused-as-unauthorized', ['viewer orders', 'editor orders much', 'editor approves', 'admin reindexes']],
] as const)('%s breaks one thing only', async ([name, expected]) => {
  await using healthy = await openShop();
  await using broken = await openShop({}, [mutations[name]]);
  const [before, after] = [await statuses(healthy), await statuses(broken)];
  expect(Object.keys(before).filter((probe) => before[probe] !== after[probe])).toEqual(expected);
});
