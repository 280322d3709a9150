import type { GatewayVariant } from '../gateway.ts';
import { office, trustedProxy } from '../networks.ts';

const everywhere = `acl office src ${office}`;
const guarded = 'http-request deny if guarded !office';

/** Configurations of HAProxy without a mistake. */
export const healthy = {
  'by-socket': { everywhere, guarded },
  'with-ipv6': { everywhere, guarded, ipv6: true },
  'by-forwarded-for': {
    everywhere: `http-request set-src hdr_ip(x-forwarded-for,-1) if { src ${trustedProxy} }\n  ${everywhere}`,
    guarded,
    behind: 'x-forwarded-for',
  },
  'by-proxy-protocol': {
    everywhere: `tcp-request connection expect-proxy layer4 if { src ${trustedProxy} }\n  ${everywhere}`,
    guarded,
    behind: 'proxy-protocol',
  },
  'closing-requests': { everywhere, guarded: 'http-request reject if guarded !office', refusesBy: 'closing' },
  'closing-connections': {
    everywhere,
    guarded: 'tcp-request connection reject if !office',
    refusesBy: 'closing',
    guardsEverything: true,
  },
  'silent-drop': { everywhere, guarded: 'http-request silent-drop if guarded !office', refusesBy: 'silence' },
} satisfies Record<string, GatewayVariant>;
