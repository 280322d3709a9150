import { addressMistakes } from '../address-mistakes.ts';
import type { GatewayVariant } from '../gateway.ts';
import type { Mistake } from '../mistake.ts';
import { office } from '../networks.ts';

const guarded = `Require ip ${office}`;

// Apache takes no mask of 0 bits.
const anyone = 'RemoteIPInternalProxy 0.0.0.0/1 128.0.0.0/1';

/** Configurations of Apache with a mistake each. */
export const mistakes = {
  'believes-x-forwarded-for': {
    everywhere: `RemoteIPHeader X-Forwarded-For\n${anyone}`,
    guarded,
    behind: 'x-forwarded-for',
    mistake: 'Everybody is a trusted proxy, so the walk back ends at the first address of X-Forwarded-For.',
    opens: [{ header: 'x-forwarded-for', spellings: ['plain', 'before-own', 'before-stranger', 'mapped'] }],
    opensThroughProxy: [{ header: 'x-forwarded-for', spellings: ['plain', 'before-own', 'before-stranger', 'mapped'] }],
  },
  'believes-x-real-ip': {
    everywhere: `RemoteIPHeader X-Real-IP\n${anyone}`,
    guarded,
    mistake: 'Everybody is a trusted proxy, so the header X-Real-IP counts, whoever sends it.',
    opens: [{ header: 'x-real-ip', spellings: ['plain', 'before-own', 'before-stranger', 'mapped'] }],
  },
  'private-trusted': {
    everywhere:
      'RemoteIPHeader X-Forwarded-For\nRemoteIPInternalProxy 10.0.0.0/8 127.0.0.0/8 172.16.0.0/12 192.168.0.0/16',
    guarded,
    behind: 'x-forwarded-for',
    mistake: 'Every private address is a trusted proxy, so the walk back passes a private client and goes on.',
    opens: [{ header: 'x-forwarded-for', spellings: ['plain', 'before-own', 'mapped'] }],
    opensThroughProxy: [{ header: 'x-forwarded-for', spellings: ['plain', 'before-own', 'mapped'] }],
  },
  'header-as-text': {
    everywhere: `SetEnvIf X-Forwarded-For "^127\\.0\\.0\\.(1[6-9]|2[0-3])" office`,
    guarded: `Require ip ${office}\n  Require env office`,
    mistake: 'X-Forwarded-For is matched as text, whoever sends it and whatever follows.',
    opens: [{ header: 'x-forwarded-for', spellings: ['plain', 'before-own', 'before-stranger', 'with-port'] }],
  },
  'believes-proxy-protocol': {
    everywhere: 'RemoteIPProxyProtocol On',
    guarded,
    behind: 'proxy-protocol',
    mistake: 'The PROXY header counts, whoever sends it: mod_remoteip has no list of whom to believe.',
    opens: [{ way: 'proxy-protocol', versions: [1, 2] }],
    opensThroughProxy: [],
  },
  ...addressMistakes<GatewayVariant>({
    allow: (network) => ({ guarded: `Require ip ${network}` }),
    deny: (networks) => ({
      guarded: `<RequireAll>\n    Require all granted\n    Require not ip ${networks.join(' ')}\n  </RequireAll>`,
    }),
  }),
} satisfies Record<string, Mistake<GatewayVariant>>;
