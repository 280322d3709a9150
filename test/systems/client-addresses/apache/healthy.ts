import type { GatewayVariant } from '../gateway.ts';
import { office, trustedProxy } from '../networks.ts';

const guarded = `Require ip ${office}`;

/** Configurations of Apache without a mistake. */
export const healthy = {
  'by-socket': { guarded },
  'with-ipv6': { guarded, ipv6: true },
  // A trusted proxy that is not internal is not believed about private addresses.
  'by-remote-ip': {
    everywhere: `RemoteIPHeader X-Forwarded-For\nRemoteIPInternalProxy ${trustedProxy}`,
    guarded,
    behind: 'x-forwarded-for',
  },
} satisfies Record<string, GatewayVariant>;
