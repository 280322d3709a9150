import type { Taking } from './taking.ts';
import type { LoginEndpoint } from './wfc-entry.ts';

/** Headers that say nothing of anybody. */
const harmless: ReadonlySet<string> = new Set(
  'accept accept-language content-type origin referer user-agent x-requested-with'.split(' '),
);

/** The headers of a login as steps declare them, `$secret.NAME` in the place of what may be a secret. */
export function loginHeaders(
  { headers = [] }: LoginEndpoint,
  { name: owner, at, secrets, variables }: Taking,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    headers.map(({ name, value }, index) => {
      if (harmless.has(name.toLowerCase()) && !secrets.betrays(value) && !value.includes('$')) return [name, value];
      const pointer = at('loginEndpointAuth', 'headers', `${index}`, 'value');
      return [name, `$secret.${variables.nameFor(owner, { pointer, part: `login_${name}` })}`];
    }),
  );
}
