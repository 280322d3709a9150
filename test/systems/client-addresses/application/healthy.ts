import { office, outside, trustedProxy } from '../networks.ts';
import type { ApplicationVariant } from './application-variant.ts';

const network = { allows: [office] };

/** The applications without a mistake. */
export const healthy = {
  'by-socket': { network },
  'by-trusted-proxy': { network, addressFrom: 'trusted-proxy', proxy: trustedProxy, behind: 'x-forwarded-for' },
  'by-deny-list': { network: { denies: [...outside, '::1/128'] }, ipv6: true },
  'with-ipv6': { network, ipv6: true },
  closing: { network, refusesBy: 'closing' },
} satisfies Record<string, ApplicationVariant>;
