import { addressMistakes } from '../address-mistakes.ts';
import type { GatewayVariant } from '../gateway.ts';
import type { Mistake } from '../mistake.ts';
import { office, trustedProxy } from '../networks.ts';

/** Caddyfiles with a mistake each. */
export const mistakes = {
  'believes-x-forwarded-for': {
    guarded: `not remote_ip forwarded ${office}`,
    mistake: 'With `forwarded`, the first address of X-Forwarded-For counts, whoever sends it.',
    opens: [{ header: 'x-forwarded-for', spellings: ['plain', 'before-own', 'before-stranger', 'with-port'] }],
  },
  'first-of-x-forwarded-for': {
    everywhere: `@stranger {
    path /exports /refunds
    not remote_ip ${trustedProxy}
  }
  respond @stranger 403`,
    guarded: `not remote_ip forwarded ${office}`,
    tellsSocket: true,
    behind: 'x-forwarded-for',
    mistake: 'Only the proxy is believed, but the address that counts is the first, which the client wrote.',
    opens: [],
    opensThroughProxy: [
      { header: 'x-forwarded-for', spellings: ['plain', 'before-own', 'before-stranger', 'with-port'] },
    ],
  },
  ...addressMistakes<GatewayVariant>({
    allow: (network) => ({ guarded: `not remote_ip ${network}` }),
    deny: (networks) => ({ guarded: `remote_ip ${networks.join(' ')}` }),
  }),
} satisfies Record<string, Mistake<GatewayVariant>>;
