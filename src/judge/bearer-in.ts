import type { ExchangeLine } from '../model/journal.ts';

/** Whether a request carries a Bearer token where RFC 6750 §2.1 puts it. */
export function bearerIn({ headers }: Pick<ExchangeLine['request'], 'headers'>): boolean {
  return headers.some(([name, value]) => name.toLowerCase() === 'authorization' && /^bearer +\S/i.test(value));
}
