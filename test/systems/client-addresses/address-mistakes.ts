import type { Mistake } from './mistake.ts';
import { clients, outside, outsideButAbove, outsideButBelow, tooWide } from './networks.ts';
import type { Variant } from './variant.ts';

/** How a kind of server writes a rule about networks. */
interface Writes<Kind extends Variant> {
  /** Lets in who is in the network. */
  readonly allow: (network: string) => Kind;
  /** Lets in who is in none of them. */
  readonly deny: (networks: readonly string[]) => Kind;
}

/** The mistakes that can be made in writing networks down, whatever the server. */
export function addressMistakes<Kind extends Variant>({ allow, deny }: Writes<Kind>) {
  return {
    'prefix-too-wide': {
      ...allow(tooWide),
      mistake: 'The prefix is one bit short, so the network is twice as large as the office.',
      opens: [{ address: clients.above }],
    },
    'deny-list-misses-below': {
      ...deny(outsideButBelow),
      mistake: 'The deny list ends one address early before the office.',
      opens: [{ address: clients.below }],
    },
    'deny-list-misses-above': {
      ...deny(outsideButAbove),
      mistake: 'The deny list starts one address late after the office.',
      opens: [{ address: clients.above }],
    },
    'ipv6-forgotten': {
      ...deny(outside),
      ipv6: true,
      mistake: 'The deny list was written when there was no IPv6.',
      opens: [{ address: '::1' }],
    },
  } satisfies Record<string, Mistake<Kind>>;
}
