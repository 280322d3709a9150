import type { Connection } from '../../model/address-way.ts';
import type { NotSent } from '../../model/not-sent.ts';
import type { Answer } from '../../model/wire.ts';
import { forwards } from './forwards.ts';

/** What a system says of an address that it cannot bind to. */
const notOwn: ReadonlySet<string> = new Set(['EADDRNOTAVAIL', 'EINVAL', 'EAFNOSUPPORT', 'EACCES', 'EPERM']);

/** Why no request can leave from an address; `undefined` where it is the target that did not answer. */
export function unavailable(
  answer: Answer,
  connection: Connection,
  { address, origin }: { readonly address: string; readonly origin: string },
): NotSent | undefined {
  const { localAddress, proxy } = connection;
  if (proxy && answer.kind === 'response' && answer.status === 407)
    return {
      code: 'address-not-available',
      supply: `let the proxy ${proxy.url} of the address ${address} take Rolecall without a password: it answered 407`,
    };
  if (answer.kind !== 'failure' || answer.phase !== 'connect') return undefined;
  if (proxy) {
    if (answer.code !== 'PROXY_FAILED' && !forwards(connection, origin)) return undefined;
    return {
      code: 'address-not-available',
      supply: `make the proxy ${proxy.url} of the address ${address} connect to the target (${answer.code})`,
    };
  }
  if (localAddress === undefined || !notOwn.has(answer.code)) return undefined;
  return {
    code: 'address-not-available',
    supply: `run it where ${localAddress} is an address of the machine, or change \`addresses\` › ${address}: connecting from it fails (${answer.code})`,
  };
}
