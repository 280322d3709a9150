import type { Environment, Identity } from '../../model/environment.ts';
import type { ApiDocument } from '../document/api-document.ts';
import { expectedOneOf } from '../nearest-name.ts';
import { partProblems } from './part-problems.ts';
import type { Problem } from '../problem.ts';

/** Credentials that name a security scheme of the document stand where that says. */
export function withSchemes(
  environment: Environment,
  { securitySchemes }: Pick<ApiDocument, 'securitySchemes'>,
): { readonly environment: Environment; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const places = [...securitySchemes.values()].filter((each) => each !== undefined);
  const placed = (identity: Identity): Identity => {
    const { scheme, at, place } = identity;
    if (scheme === undefined) return { ...identity, elsewhere: places };
    const found = securitySchemes.get(scheme);
    if (!securitySchemes.has(scheme))
      problems.push({
        code: 'unknown-name',
        place: { ...place, pointer: `${place.pointer}/scheme` },
        message: `the document has no security scheme "${scheme}", ${expectedOneOf(scheme, [...securitySchemes.keys()])}`,
      });
    return { ...identity, elsewhere: places, ...(found && !at && { at: found }) };
  };
  const identities = environment.identities.map((identity) => {
    const whole = identity.and ? { ...placed(identity), and: identity.and.map(placed) } : placed(identity);
    problems.push(...partProblems(whole));
    return whole;
  });
  return { environment: { ...environment, identities }, problems };
}
