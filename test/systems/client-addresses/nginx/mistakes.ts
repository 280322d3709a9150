import { addressMistakes } from '../address-mistakes.ts';
import type { GatewayVariant } from '../gateway.ts';
import type { Mistake } from '../mistake.ts';
import { office } from '../networks.ts';
import { spellingNames } from '../probe/spellings.ts';
import type { SpoofedHeader } from '../probe/spoofed-headers.ts';

const guarded = `allow ${office}; deny all;`;
const anyone = 'set_real_ip_from 0.0.0.0/0;';
const privateNetworks = ['10.0.0.0/8', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']
  .map((network) => `set_real_ip_from ${network};`)
  .join(' ');

/** Configurations of nginx with a mistake each. */
export const mistakes = {
  'believes-x-forwarded-for': {
    everywhere: `${anyone} real_ip_header X-Forwarded-For;`,
    guarded,
    mistake: 'Everybody is a trusted proxy, so the last address of X-Forwarded-For counts, whoever sends it.',
    opens: [{ header: 'x-forwarded-for', spellings: ['plain', 'after-stranger', 'with-port', 'mapped'] }],
  },
  'believes-x-forwarded-for-recursively': {
    everywhere: `${anyone} real_ip_header X-Forwarded-For; real_ip_recursive on;`,
    guarded,
    behind: 'x-forwarded-for',
    mistake: 'Everybody is a trusted proxy, so the walk back ends at the first address of X-Forwarded-For.',
    opens: [
      { header: 'x-forwarded-for', spellings: ['plain', 'before-own', 'before-stranger', 'with-port', 'mapped'] },
    ],
    opensThroughProxy: [
      { header: 'x-forwarded-for', spellings: ['plain', 'before-own', 'before-stranger', 'with-port', 'mapped'] },
    ],
  },
  'believes-x-real-ip': believes('x-real-ip'),
  'believes-true-client-ip': believes('true-client-ip'),
  'believes-cf-connecting-ip': believes('cf-connecting-ip'),
  'believes-x-forwarded-for-in-geo': {
    everywhere: `geo $office { proxy 0.0.0.0/0; default 0; ${office} 1; }`,
    guarded: 'if ($office = 0) { return 403; }',
    mistake: 'Everybody is a proxy to geo, so the last address of X-Forwarded-For counts, whoever sends it.',
    opens: [{ header: 'x-forwarded-for', spellings: ['plain', 'after-stranger', 'with-port', 'mapped'] }],
  },
  'header-as-text': {
    everywhere: `map "$remote_addr, $http_x_forwarded_for" $office {
    default 0;
    "~\\b127\\.0\\.0\\.(1[6-9]|2[0-3])\\b" 1;
  }`,
    guarded: 'if ($office = 0) { return 403; }',
    mistake: 'X-Forwarded-For is searched for the office as text, whoever sends it.',
    opens: [{ header: 'x-forwarded-for', spellings: spellingNames }],
  },
  'private-trusted': {
    everywhere: `${privateNetworks} real_ip_header X-Forwarded-For; real_ip_recursive on;`,
    guarded,
    behind: 'x-forwarded-for',
    mistake: 'Every private address is a trusted proxy, so the walk back passes a private client and goes on.',
    opens: [{ header: 'x-forwarded-for', spellings: ['plain', 'before-own', 'with-port', 'mapped'] }],
    opensThroughProxy: [{ header: 'x-forwarded-for', spellings: ['plain', 'before-own', 'with-port', 'mapped'] }],
  },
  'private-trusted-last-hop': {
    everywhere: `${privateNetworks} real_ip_header X-Forwarded-For; real_ip_recursive off;`,
    guarded,
    behind: 'x-forwarded-for',
    mistake: 'Every private address is a trusted proxy: safe through the real one, open to whoever gets past it.',
    opens: [{ header: 'x-forwarded-for', spellings: ['plain', 'after-stranger', 'with-port', 'mapped'] }],
    opensThroughProxy: [],
  },
  'believes-proxy-protocol': {
    everywhere: `${anyone} real_ip_header proxy_protocol;`,
    guarded,
    listen: 'proxy_protocol',
    behind: 'proxy-protocol',
    mistake: 'The PROXY header counts, whoever sends it.',
    opens: [{ way: 'proxy-protocol', versions: [1, 2] }],
    opensThroughProxy: [],
  },
  ...addressMistakes<GatewayVariant>({
    allow: (network) => ({ guarded: `allow ${network}; deny all;` }),
    deny: (networks) => ({ guarded: `${networks.map((network) => `deny ${network};`).join(' ')} allow all;` }),
  }),
  'ipv6-forgotten-by-deny': {
    guarded: `allow ${office}; deny 0.0.0.0/0;`,
    ipv6: true,
    mistake: 'Everybody else is written as 0.0.0.0/0, which no IPv6 address is in.',
    opens: [{ address: '::1' }],
  },
  'ipv6-forgotten-in-geo': {
    everywhere: `geo $outside { default 0; 0.0.0.0/0 1; ${office} 0; }`,
    guarded: 'if ($outside) { return 403; }',
    ipv6: true,
    mistake: 'The default of geo lets in, and only IPv4 is said to be outside.',
    opens: [{ address: '::1' }],
  },
} satisfies Record<string, Mistake<GatewayVariant>>;

function believes(header: SpoofedHeader): Mistake<GatewayVariant> {
  return {
    everywhere: `${anyone} real_ip_header ${header};`,
    guarded,
    mistake: `Everybody is a trusted proxy, so the header ${header} counts, whoever sends it.`,
    opens: [{ header, spellings: ['plain', 'after-stranger', 'with-port', 'mapped'] }],
  };
}
