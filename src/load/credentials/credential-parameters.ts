import type { Identity } from '../../model/environment.ts';
import type { Operation, Parameter } from '../../model/operation.ts';
import { usualPlace } from '../../model/usual-place.ts';

type Named = Pick<Parameter, 'in' | 'name'>;

/** Whether a parameter of the document is where a principal puts its credential: then nothing else is ever sent there. */
export function credentialParameters(identities: readonly Identity[]): (parameter: Named) => boolean {
  const places = new Set(
    identities
      .flatMap((identity) => [identity, ...(identity.and ?? [])])
      .flatMap((each) => [each.at ?? usualPlace(each.credential.kind), ...companionsOf(each)])
      .flatMap((place) => ('name' in place ? [keyOf(place)] : [])),
  );
  return (parameter) => places.has(keyOf(parameter));
}

function companionsOf({ headers = {} }: Identity): readonly { readonly in: 'header'; readonly name: string }[] {
  return Object.keys(headers).map((name) => ({ in: 'header', name }));
}

/** RFC 9110 §5.1: names of headers are case-insensitive. */
function keyOf({ in: where, name }: Named): string {
  return where === 'header' ? `header ${name.toLowerCase()}` : `${where} ${name}`;
}

const tokenLike =
  /^(?:x[-_])?(?:(?:api|app|auth|access|session|user|client|subscription|csrf|xsrf|id|security)[-_]?)*(?:key|token|auth|authorization|secret|session|sessionid|signature)$/i;

/** Required headers that look like a credential and that no principal brings: what is generated for them is no token. */
export function unclaimedCredentials(
  operations: readonly Operation[],
  isClaimed: (parameter: Named) => boolean,
): ReadonlyMap<string, readonly Operation[]> {
  const found = new Map<string, Operation[]>();
  for (const operation of operations) {
    for (const parameter of operation.parameters) {
      const { name, required } = parameter;
      if (parameter.in !== 'header' || !required || !tokenLike.test(name) || isClaimed(parameter)) continue;
      found.set(name, [...(found.get(name) ?? []), operation]);
    }
  }
  return found;
}
