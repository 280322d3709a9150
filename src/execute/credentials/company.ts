import { credentialLabel } from '../../model/credential-label.ts';
import type { Identity } from '../../model/environment.ts';
import { partOfToken } from '../../model/part-of-token.ts';
import type { Derived, Wanted } from './derive.ts';
import { together } from './together.ts';

/** The credentials that a principal sends together: their labels and the names under which they are held, its main one first. */
export type Company = readonly { readonly label: string; readonly holder: string }[];

/** The credentials of a principal that sends several. */
export function companyOf(identity: Identity): Company {
  return [identity, ...(identity.and ?? [])].map((each) => ({
    label: credentialLabel(each),
    holder: each.name,
  }));
}

/**
 * One credential in the state that is asked for, the others as they work; a state that nobody in particular presents is
 * that of all of them.
 */
export async function deriveAll(
  company: Company,
  { principal, token }: Pick<Wanted, 'principal' | 'token'>,
  derive: (changed: Partial<Wanted>) => Promise<Derived>,
): Promise<Derived> {
  const { part, state } = partOfToken(token);
  const nobodys = !company.some(({ holder }) => holder === principal);
  const derived = await Promise.all(
    company.map(async ({ label, holder }, index) => {
      const moved = nobodys || (part === undefined ? index === 0 : part === label);
      const one = await derive({ principal: holder, token: moved ? state : 'valid' });
      // A certificate cannot be empty: beside a token that is, there is none.
      const absent = 'code' in one.presentation && one.presentation.code === 'state-does-not-exist';
      return absent && nobodys ? await derive({ principal: holder, token: 'missing' }) : one;
    }),
  );
  const ends = derived.flatMap(({ untilS }) => (untilS === undefined ? [] : [untilS]));
  return {
    presentation: together(derived.map(({ presentation }) => presentation)),
    ...(ends.length > 0 && { untilS: Math.min(...ends) }),
  };
}
