import { clients } from '../networks.ts';
import type { SpoofedHeader } from './spoofed-headers.ts';

const stranger = '203.0.113.7';

/** How an address of the office is written, as elements of a list. */
const written = {
  plain: [clients.inside],
  'before-own': [clients.inside, clients.outside],
  'before-stranger': [clients.inside, stranger],
  'after-stranger': [stranger, clients.inside],
  'with-port': [`${clients.inside}:1234`],
  mapped: [`::ffff:${clients.inside}`],
  'mapped-in-brackets': [`"[::ffff:${clients.inside}]"`],
  'in-quotes': [`"${clients.inside}"`],
  'as-parameter': [` for="${clients.inside}"`],
} as const satisfies Record<string, readonly string[]>;

/** The name of such a way to write it. */
export type SpellingName = keyof typeof written;

/** All names. */
export const spellingNames = Object.keys(written) as readonly SpellingName[];

/** The value of the header. Forwarded has parameters, RFC 7239 §4: `for="[::1]"`. */
export function spell(header: SpoofedHeader, spelling: SpellingName): string {
  return written[spelling].map((element) => (header === 'forwarded' ? parameter(element) : element)).join(', ');
}

function parameter(element: string): string {
  if (element.includes('for=')) return element;
  return element.includes(':') && !element.startsWith('"') ? `for="${element}"` : `for=${element}`;
}
