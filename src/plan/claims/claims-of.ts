import type { Claims } from '../../model/claim.ts';
import type { ClientAddress } from '../../model/client-address.ts';
import { claimRounds } from './rounds.ts';

/** What a client at one address says when it claims to be at another; `undefined` where one of them has no IP. */
export function claimsOf(
  client: ClientAddress,
  claimed: ClientAddress,
  { trustedHops = 0 }: { readonly trustedHops?: number | undefined },
): Claims | undefined {
  if (client.ip === undefined || claimed.ip === undefined) return undefined;
  const own = client.ip;
  const honest = new Map<string, readonly string[]>();
  if (trustedHops > 0)
    honest.set(
      'x-forwarded-for',
      Array.from({ length: trustedHops }, () => own),
    );
  if (client.header !== undefined) honest.set(client.header.toLowerCase(), [own]);
  const direct = client.via === 'bind';
  return { name: claimed.name, ip: claimed.ip, rounds: claimRounds({ ip: claimed.ip, honest, direct }) };
}
