import type { Connection } from '../../model/address-way.ts';
import type { Sending } from '../../model/step.ts';

const usual: Connection = {};

/** The connection of each request: that of its address, with what it announces. The same one for the same words, because pools go by it. */
export function connectionsOf(
  ways: ReadonlyMap<string, Connection>,
): (sending: Pick<Sending, 'at' | 'proxyProtocol'>) => Connection {
  const announced = new Map<string, Connection>();
  return ({ at, proxyProtocol }) => {
    const way = ways.get(at.address) ?? usual;
    if (!proxyProtocol) return way;
    const key = `${at.address} ${proxyProtocol.version} ${proxyProtocol.ip}`;
    let made = announced.get(key);
    if (!made) announced.set(key, (made = { ...way, proxyProtocol }));
    return made;
  };
}
