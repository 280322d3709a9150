import type { GatewayVariant } from '../gateway.ts';
import { office, trustedProxy } from '../networks.ts';

const guarded = `allow ${office}; deny all;`;

/** Configurations of nginx without a mistake. */
export const healthy = {
  'by-socket': { guarded },
  'by-geo': { everywhere: `geo $office { default 0; ${office} 1; }`, guarded: 'if ($office = 0) { return 403; }' },
  'with-ipv6': { guarded, ipv6: true },
  'by-real-ip': {
    everywhere: `set_real_ip_from ${trustedProxy}; real_ip_header X-Forwarded-For; real_ip_recursive on;`,
    guarded,
    behind: 'x-forwarded-for',
  },
  'by-proxy-protocol': {
    everywhere: `set_real_ip_from ${trustedProxy}; real_ip_header proxy_protocol;`,
    guarded,
    listen: 'proxy_protocol',
    behind: 'proxy-protocol',
  },
  // 444 is nginx's own way to say nothing.
  closing: {
    everywhere: `geo $office { default 0; ${office} 1; }`,
    guarded: 'if ($office = 0) { return 444; }',
    refusesBy: 'closing',
  },
} satisfies Record<string, GatewayVariant>;
