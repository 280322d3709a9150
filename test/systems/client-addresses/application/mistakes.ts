import { addressMistakes } from '../address-mistakes.ts';
import { office } from '../networks.ts';
import type { Mistake } from '../mistake.ts';
import type { SpoofedHeader } from '../probe/spoofed-headers.ts';
import type { ApplicationVariant } from './application-variant.ts';

const network = { allows: [office] };

/** The applications with a mistake each. */
export const mistakes = {
  'believes-x-forwarded-for': believes('x-forwarded-for'),
  'believes-x-real-ip': believes('x-real-ip'),
  'believes-forwarded': believes('forwarded'),
  'believes-true-client-ip': believes('true-client-ip'),
  'believes-cf-connecting-ip': believes('cf-connecting-ip'),
  'believes-x-client-ip': believes('x-client-ip'),
  leftmost: {
    network,
    addressFrom: 'leftmost',
    mistake: 'The first address of X-Forwarded-For counts, which is the one that a client can write.',
    opens: [{ header: 'x-forwarded-for', spellings: ['plain', 'before-own', 'before-stranger', 'mapped'] }],
  },
  'leftmost-behind-proxy': {
    network,
    addressFrom: 'leftmost',
    behind: 'x-forwarded-for',
    mistake: 'The proxy adds whom it speaks for at the end, and the application reads the start.',
    opens: [{ header: 'x-forwarded-for', spellings: ['plain', 'before-own', 'before-stranger', 'mapped'] }],
    opensThroughProxy: [{ header: 'x-forwarded-for', spellings: ['plain', 'before-own', 'before-stranger', 'mapped'] }],
  },
  'private-trusted': {
    network,
    addressFrom: 'private-trusted',
    behind: 'x-forwarded-for',
    mistake: 'Every private address passes for a proxy, so the walk back reaches what a private client wrote.',
    opens: [{ header: 'x-forwarded-for', spellings: ['plain', 'before-own'] }],
    opensThroughProxy: [{ header: 'x-forwarded-for', spellings: ['plain', 'before-own'] }],
  },
  'lenient-parse': {
    network,
    addressFrom: 'lenient-parse',
    mistake: 'A filter knows one spelling of an address, and the parser behind it knows more.',
    opens: [{ header: 'x-forwarded-for', spellings: ['with-port', 'mapped-in-brackets', 'in-quotes', 'as-parameter'] }],
  },
  ...addressMistakes<ApplicationVariant>({
    allow: (allowed) => ({ network: { allows: [allowed] } }),
    deny: (denies) => ({ network: { denies } }),
  }),
  'not-for-admins': {
    network,
    verifiesForRole: 'viewer',
    mistake: 'The address is looked at for viewers only, so admins export from anywhere.',
    opens: [{ role: 'admin' }],
  },
} satisfies Record<string, Mistake<ApplicationVariant>>;

function believes(header: SpoofedHeader): Mistake<ApplicationVariant> {
  return {
    network,
    addressFrom: 'header-from-anyone',
    header,
    mistake: `The header ${header} counts, whoever sends it.`,
    // An IPv6 address stands in quotes and brackets in Forwarded, which this parser does not take off.
    opens: [
      { header, spellings: ['plain', 'after-stranger', ...(header === 'forwarded' ? [] : (['mapped'] as const))] },
    ],
  };
}
