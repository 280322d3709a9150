import { RolecallError } from '../model/rolecall-error.ts';

/**
 * What follows the base of an API in a request, the fragment included: some documents write it into their paths.
 * A base is a path (`/api`, on any origin; empty: the root) or a URL (that origin alone). `undefined`: another API is asked.
 */
export function belowBase(base = ''): (request: Request) => string | undefined {
  const url = URL.parse(base);
  if (!url && base !== '' && !base.startsWith('/')) {
    throw new RolecallError('bad-value', `the base "${base}" is no base: expected a path (/api) or a URL`);
  }
  const prefix = (url ? url.pathname : base).replace(/\/+$/, '');
  return ({ url: asked }) => {
    const { origin } = new URL(asked);
    if (url && url.origin !== origin) return undefined;
    const target = asked.slice(origin.length);
    return target.startsWith(`${prefix}/`) ? target.slice(prefix.length) : undefined;
  };
}
