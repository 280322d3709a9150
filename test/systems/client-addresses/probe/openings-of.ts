import type { StartedApplication } from '../application/start-application.ts';
import { clients } from '../networks.ts';
import type { Opening } from '../opening.ts';
import { ask, type Asked } from './ask.ts';
import { proxyHeaders } from './proxy-header.ts';
import { spell, spellingNames } from './spellings.ts';
import { spoofedHeaders } from './spoofed-headers.ts';

/** Whom to ask, and how. */
interface Probed {
  readonly url: string;
  readonly ipv6Url?: string;
  readonly tokens: StartedApplication['tokens'];
  readonly patienceMs?: number;
}

/** Tries all that could open a server to somebody who is not in the office, and tells what did. */
export async function openingsOf({ url, ipv6Url, tokens, ...patience }: Probed): Promise<readonly Opening[]> {
  const isOpen = async (asked: Asked, to = url) => {
    const { status } = await ask(`POST ${to}/exports`, {
      from: clients.outside,
      token: tokens.viewer,
      ...patience,
      ...asked,
    });
    return status === 201;
  };
  const openings: readonly (Opening | undefined)[] = await Promise.all([
    ...spoofedHeaders.map(async (header) => {
      const spellings = await kept(spellingNames, (name) => isOpen({ headers: { [header]: spell(header, name) } }));
      return spellings.length > 0 ? { header, spellings } : undefined;
    }),
    ...[clients.outside, clients.below, clients.above].map(async (address) =>
      (await isOpen({ from: address })) ? { address } : undefined,
    ),
    (async () =>
      ipv6Url !== undefined && (await isOpen({ from: '::1' }, ipv6Url)) ? { address: '::1' } : undefined)(),
    (async () => {
      const versions = await kept([1, 2] as const, (version) => isOpen({ preamble: proxyHeaders[version] }));
      return versions.length > 0 ? { way: 'proxy-protocol' as const, versions } : undefined;
    })(),
    (async () => ((await isOpen({ token: tokens.admin })) ? { role: 'admin' as const } : undefined))(),
  ]);
  return openings.filter((opening) => opening !== undefined);
}

/** Those that pass, in their order. */
async function kept<Item>(items: readonly Item[], passes: (item: Item) => Promise<boolean>): Promise<Item[]> {
  const passed = await Promise.all(items.map(passes));
  return items.filter((_, index) => passed[index]);
}
