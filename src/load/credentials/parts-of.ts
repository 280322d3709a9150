import type { Identity } from '../../model/environment.ts';
import type { Part } from '../../model/principal.ts';
import { abilitiesOf } from './abilities-of.ts';

/** The credentials that a principal sends together, its main one first; none where it has but one. */
export function partsOf(identity: Identity, kept: ReadonlySet<string>): readonly Part[] {
  if (!identity.and) return [];
  return [identity, ...identity.and].map((each, index) => ({
    label: labelOf(each),
    main: index === 0,
    abilities: abilitiesOf(each, index === 0 ? kept : new Set()),
    given: Object.keys(each.given),
  }));
}

/** What names a credential among those that are sent together: its scheme, else its kind. */
export function labelOf({ scheme, credential }: Pick<Identity, 'scheme' | 'credential'>): string {
  return scheme ?? credential.kind;
}
