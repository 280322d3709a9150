import type { ClaimRound } from '../../model/claim.ts';
import { claimHeaders } from './claim-headers.ts';
import { headerText } from './header-text.ts';
import { spellings } from './spellings.ts';

/** What the rounds of a claim depend on. */
interface RoundOptions {
  /** The address that is claimed. */
  readonly ip: string;
  /** Entries that the target believes because its proxies write them, by the name of the header, in lower case: they stay true. */
  readonly honest: ReadonlyMap<string, readonly string[]>;
  /** Nothing stands between the client and the target that would say whom it speaks for. */
  readonly direct: boolean;
}

/** A chain as long as any count of trusted hops that one meets: whichever entry is taken, it is the claimed one. */
const chainLength = 4;

/**
 * The ways to claim an address. The chain fills every place of a list and comes in two lines: it opens for whoever takes
 * the first entry, the last, one inside, or the first that is no proxy. It goes last, as what counts where none opens.
 */
export function claimRounds({ ip, honest, direct }: RoundOptions): readonly ClaimRound[] {
  const round = (name: string, text: (header: string, lists: boolean) => readonly string[]): ClaimRound => ({
    name,
    headers: Object.entries(claimHeaders).map(([header, { lists }]) => [
      header,
      withHonest(text(header, lists), { header, lists, honest }),
    ]),
  });
  const odd = Object.entries(spellings).map(([name, spell]) =>
    round(name, (header) => [header === 'Forwarded' ? parameter(spell(ip)) : spell(ip)]),
  );
  const chain = (header: string) =>
    headerText(
      header,
      Array.from({ length: chainLength }, () => ip),
    );
  return [
    round('alone', (header) => [headerText(header, [ip])]),
    ...(direct ? prefaces(ip) : []),
    ...odd,
    round('chain', (header, lists) => (lists ? [chain(header), chain(header)] : [headerText(header, [ip])])),
  ];
}

/** The header of the PROXY protocol, which a listener may take from anyone. */
function prefaces(ip: string): readonly ClaimRound[] {
  return ([1, 2] as const).map((version) => ({
    name: `proxy-protocol-v${version}`,
    headers: [],
    proxyProtocol: { version, ip },
  }));
}

/** What a client writes in a list stands before what its proxies add. */
function withHonest(
  lines: readonly string[],
  { header, lists, honest }: { header: string; lists: boolean; honest: RoundOptions['honest'] },
): readonly string[] {
  const entries = honest.get(header.toLowerCase());
  if (!entries || entries.length === 0) return lines;
  const own = headerText(header, entries);
  // A proxy that writes one address replaces what was there.
  if (!lists) return [own];
  return [...lines.slice(0, -1), `${lines.at(-1) ?? ''}, ${own}`];
}

function parameter(text: string): string {
  if (text.includes('for=')) return text.trim();
  return text
    .split(', ')
    .map((one) => `for=${/^[\w.]+$/.test(one.trim()) ? one.trim() : `"${one.trim().replaceAll('"', '')}"`}`)
    .join(', ');
}
