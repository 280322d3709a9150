import { credentialLabel } from '../../model/credential-label.ts';
import type { CredentialPlace } from '../../model/credential.ts';
import type { Identity } from '../../model/environment.ts';
import { usualPlace } from '../../model/usual-place.ts';
import type { Problem } from '../problem.ts';

/** Credentials that cannot be sent together: of one name, or in one place. */
export function partProblems(identity: Identity): readonly Problem[] {
  const all = [identity, ...(identity.and ?? [])];
  return all.flatMap((each, index) => {
    const earlier = all.slice(0, index);
    const label = credentialLabel(each);
    if (earlier.some((other) => credentialLabel(other) === label))
      return [problem(each, `two credentials of one principal are called ${label}: give each its own \`scheme\`.`)];
    const place = placeOf(each);
    const where = placeWords(place);
    if (where === undefined || !earlier.some((other) => placeWords(placeOf(other)) === where)) return [];
    return [
      problem(each, `two credentials of one principal stand in ${where}: give one of them \`at\` or \`scheme\`.`),
    ];
  });
}

function problem({ place }: Identity, message: string): Problem {
  return { code: 'bad-value', place, message };
}

function placeOf({ at, credential }: Identity): CredentialPlace {
  return at ?? usualPlace(credential.kind);
}

function placeWords(place: CredentialPlace): string | undefined {
  if (place.in === 'connection') return 'the connection';
  if (place.in === 'request') return undefined;
  return `the ${place.in} ${place.name.toLowerCase()}`;
}
