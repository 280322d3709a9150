import type { TokenSource, TokenState } from '../../model/token-state.ts';

/** A credential that works where the contract does not put it. RFC 9700 §4.3.2: tokens in queries end in logs and histories. */
export const wrongPlace: TokenState = {
  summary: 'the working token in another place: the query, or a header where it belongs into the query',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [{ from: ['placed'], how: 'its own in the query, or in a header where it belongs into the query' }],
  derive: (source) => {
    const { token, companions } = source;
    const pairs = otherNames(source).map((name) => [name, token] as const);
    return source.place.in === 'query'
      ? { headers: [...pairs, ...companions], query: [] }
      : { headers: companions, query: pairs };
  },
};

/** RFC 6750 §2.3 names the parameter of Bearer tokens; a key keeps its name, or has that of another key of the target. */
function otherNames({ place, elsewhere }: TokenSource): readonly string[] {
  const wanted = place.in === 'query' ? 'header' : 'query';
  const schemed = place.in === 'header' && place.scheme !== undefined;
  const others = elsewhere.flatMap((other) => (other.in === wanted && !('scheme' in other) ? [other.name] : []));
  return [...new Set([schemed || !('name' in place) ? 'access_token' : place.name, ...others])];
}
