import type { RunLine } from '../model/journal.ts';
import { shellWord } from './shell-word.ts';

type Client = NonNullable<RunLine['addresses']>[number];

/** How curl becomes the client at an address. */
export function clientOptions({ via, ip, proxy, tunnel, source }: Client): readonly string[] {
  const own = via === 'bind' ? ip : source;
  return [
    ...(own == null ? [] : [`--interface ${shellWord(own)}`]),
    ...(proxy === undefined ? [] : [`--proxy ${shellWord(proxy)}`]),
    ...(tunnel ? ['--proxytunnel'] : []),
    ...(via === 'proxy-protocol' && ip !== null ? [`--haproxy-clientip ${shellWord(ip)}`] : []),
  ];
}
