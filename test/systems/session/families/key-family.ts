import type { FastifyRequest } from 'fastify';
import type { BreakName } from '../breaks.ts';
import type { Authenticate, Caller } from '../caller.ts';
import { cookie } from '../cookie.ts';
import { roles } from '../role.ts';
import { same } from '../same.ts';
import { keyPlaces, type KeyPlace, type Secrets } from '../secrets.ts';
import type { IsBroken } from '../switches.ts';

// RFC 9110, section 15.5.2, wants a challenge with every 401; keys have no registered scheme.
const refused = {
  status: 401,
  body: { error: 'bad_key' },
  headers: { 'www-authenticate': 'ApiKey realm="posts"' },
};

/** Callers by a key, each in its own place. */
export function keyFamily({ keys }: Secrets, isBroken: IsBroken<BreakName>): Authenticate {
  const known = keyPlaces.flatMap((place) => roles.map((role) => ({ place, role, key: keys[place][role] })));
  const isSame = (given: string, key: string) =>
    isBroken('accepts-key-prefix') ? same(given.slice(0, 8), key.slice(0, 8)) : same(given, key);
  const mayStand = (place: KeyPlace, own: KeyPlace) =>
    place === own ||
    isBroken('key-in-any-place') ||
    (isBroken('key-in-query-too') && place === 'query' && own === 'header');

  const callerOf = (place: KeyPlace, given: string): Caller | undefined => {
    const issued = known.find(({ key }) => isSame(given, key));
    if (issued) return mayStand(place, issued.place) ? { name: `${place}-key`, role: issued.role } : undefined;
    const looksRight = isBroken('accepts-any-key') && given.length === keys.header.writer.length;
    return looksRight ? { name: 'unknown-key', role: 'writer' } : undefined;
  };

  return (request) => {
    const found = keysIn(request);
    // Of two keys it would be a guess which one counts.
    const [only, second] = found;
    const caller = only && !second && callerOf(only.place, only.given);
    return caller ? { caller } : { refused };
  };
}

function keysIn(request: FastifyRequest<{ Querystring?: unknown }>) {
  const query = new URL(request.url, 'http://localhost').searchParams.get('api_key');
  const given = { header: request.headers['x-api-key'], query, cookie: cookie(request, 'api_key') };
  return keyPlaces.flatMap((place) => (given[place] ? [{ place, given: String(given[place]) }] : []));
}
