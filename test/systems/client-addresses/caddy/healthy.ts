import type { GatewayVariant } from '../gateway.ts';
import { office } from '../networks.ts';

/** Caddyfiles without a mistake. */
export const healthy = {
  'by-socket': { guarded: `not remote_ip ${office}` },
  'with-ipv6': { guarded: `not remote_ip ${office}`, ipv6: true },
  closing: { guarded: `not remote_ip ${office}`, refusesBy: 'closing' },
} satisfies Record<string, GatewayVariant>;
