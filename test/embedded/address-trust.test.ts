import { expect, test } from 'vitest';
import { openShop, token } from './shop-client.ts';

// The office of the shop is 127.0.1.1; admins refund from there only.

async function refund(shop: Awaited<ReturnType<typeof openShop>>, from: string, forwardedFor?: string) {
  const as = await token('admin');
  return (await shop.call('/refunds', { as, from, ...(forwardedFor !== undefined && { forwardedFor }) })).status;
}

test('by default only the other side of the connection counts', async () => {
  await using shop = await openShop();
  expect(await refund(shop, '127.0.1.1')).toBe(200);
  expect(await refund(shop, '127.0.1.1', '127.0.0.9')).toBe(200);
  expect(await refund(shop, '127.0.0.9', '127.0.1.1')).toBe(403);
});

test('with a trusted hop the last entry of X-Forwarded-For counts, and none before it', async () => {
  await using shop = await openShop({}, [], { useRemoteAddress: true, trustedHops: 1 });
  expect(await refund(shop, '127.0.0.9', '127.0.1.1')).toBe(200);
  expect(await refund(shop, '127.0.0.9', '127.0.1.1, 127.0.0.9')).toBe(403);
});

test('a refusal that is declared as a closed connection closes it', async () => {
  await using shop = await openShop({ refusals: { address: ['closed'] } });
  await expect(refund(shop, '127.0.0.9')).rejects.toThrow(/socket hang up|ECONNRESET/);
  expect(await refund(shop, '127.0.1.1')).toBe(200);
});

test('a network that is shut out is refused, and every other address is not', async () => {
  await using shop = await openShop({
    decide: (operation) =>
      operation.path === '/refunds'
        ? {
            access: 'allow',
            notFrom: ['office'],
            rule: { text: 'x', by: 'operation', place: { file: 'm', pointer: '' } },
          }
        : undefined,
  });
  expect(await refund(shop, '127.0.1.1')).toBe(403);
  expect(await refund(shop, '127.0.0.9')).toBe(200);
});
