import { importDefault } from '../execute/import-default.ts';
import { askingOf } from '../execute/in-process/asking-of.ts';
import type { Asking } from '../execute/in-process/plain.ts';
import type { AddressWay } from '../model/address-way.ts';
import type { InProcessApp } from '../execute/in-process/app.ts';
import type { NotSent } from '../model/not-sent.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import type { Planned } from '../plans-of.ts';
import { addressWays } from '../registries.ts';
import { placeText } from './place-text.ts';

/** The application in this process that a run asks; `undefined`: it asks a server. */
export async function localApp(
  { environment: { app: file, place }, contract }: Planned,
  given: InProcessApp | undefined,
): Promise<Asking | undefined> {
  if (given === undefined && file === undefined) return undefined;
  const where = placeText(contract, { ...place, pointer: `${place.pointer}/app` });
  const asking = askingOf(given ?? (await imported(file ?? '', where)));
  if (asking) return asking;
  const what = given === undefined ? `${where}the default export of ${file}` : 'the `app` given';
  throw new RolecallError(
    'bad-usage',
    `${what} is no application: expected a function that takes a Request, an object with \`fetch\`, a Fastify instance, or an Express app`,
  );
}

async function imported(file: string, where: string): Promise<unknown> {
  const loaded = await importDefault(file);
  if ('exported' in loaded) return loaded.exported;
  throw new RolecallError('bad-usage', `${where}the application ${file} cannot be loaded: ${loaded.why}`);
}

/** Nobody connects from anywhere: addresses that a connection shows do not exist without one. */
export function missingWithoutSocket({ contract }: Pick<Planned, 'contract'>): Map<string, NotSent> {
  const supply = 'run it against a server that listens: an application in this process sees no connection';
  const ways: Readonly<Record<string, AddressWay>> = addressWays;
  const needing = contract.addresses.filter((address) => {
    const { localAddress, proxyProtocol, proxy } = ways[address.via]?.connect(address) ?? {};
    return localAddress !== undefined || proxyProtocol !== undefined || proxy !== undefined;
  });
  return new Map(needing.map(({ name }) => [name, { code: 'address-not-available', supply }]));
}
