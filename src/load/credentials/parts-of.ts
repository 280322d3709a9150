import { credentialLabel } from '../../model/credential-label.ts';
import type { Identity } from '../../model/environment.ts';
import type { Part } from '../../model/principal.ts';
import { abilitiesOf } from './abilities-of.ts';

/** The credentials that a principal sends together, its main one first; none where it has but one. */
export function partsOf(identity: Identity, kept: ReadonlySet<string>): readonly Part[] {
  if (!identity.and) return [];
  return [identity, ...identity.and].map((each, index) => ({
    label: credentialLabel(each),
    main: index === 0,
    abilities: abilitiesOf(each, index === 0 ? kept : new Set()),
    given: Object.keys(each.given),
  }));
}
