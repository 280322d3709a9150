import { addressMistakes } from '../address-mistakes.ts';
import type { GatewayVariant } from '../gateway.ts';
import type { Mistake } from '../mistake.ts';
import { office } from '../networks.ts';

const everywhere = `acl office src ${office}`;
const guarded = 'http-request deny if guarded !office';

/** Configurations of HAProxy with a mistake each. */
export const mistakes = {
  'believes-x-forwarded-for': {
    everywhere: `${everywhere}\n  acl office req.hdr_ip(x-forwarded-for) ${office}`,
    guarded,
    mistake: 'An address of the office anywhere in X-Forwarded-For counts, whoever sends it.',
    opens: [
      {
        header: 'x-forwarded-for',
        spellings: ['plain', 'before-own', 'before-stranger', 'after-stranger', 'with-port', 'mapped'],
      },
    ],
  },
  'believes-x-real-ip': {
    everywhere: `${everywhere}\n  acl office hdr(x-real-ip) -m ip ${office}`,
    guarded,
    mistake: 'The header X-Real-IP counts, whoever sends it.',
    opens: [
      {
        header: 'x-real-ip',
        spellings: ['plain', 'before-own', 'before-stranger', 'after-stranger', 'with-port', 'mapped'],
      },
    ],
  },
  leftmost: {
    everywhere: `http-request set-src hdr_ip(x-forwarded-for,1)\n  ${everywhere}`,
    guarded,
    behind: 'x-forwarded-for',
    mistake: 'The first address of X-Forwarded-For counts, whoever sends it.',
    opens: [
      { header: 'x-forwarded-for', spellings: ['plain', 'before-own', 'before-stranger', 'with-port', 'mapped'] },
    ],
    opensThroughProxy: [
      { header: 'x-forwarded-for', spellings: ['plain', 'before-own', 'before-stranger', 'with-port', 'mapped'] },
    ],
  },
  'believes-proxy-protocol': {
    everywhere,
    guarded,
    listen: 'accept-proxy',
    behind: 'proxy-protocol',
    mistake: 'The PROXY header counts, whoever sends it.',
    opens: [{ way: 'proxy-protocol', versions: [1, 2] }],
    opensThroughProxy: [],
  },
  ...addressMistakes<GatewayVariant>({
    allow: (network) => ({ everywhere: `acl office src ${network}`, guarded }),
    deny: (networks) => ({
      everywhere: `acl outside src ${networks.join(' ')}`,
      guarded: 'http-request deny if guarded outside',
    }),
  }),
} satisfies Record<string, Mistake<GatewayVariant>>;
