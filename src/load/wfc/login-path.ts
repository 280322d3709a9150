import { isHarmlessName } from './is-harmless-name.ts';
import type { Taking } from './taking.ts';
import type { LoginEndpoint } from './wfc-entry.ts';

/** The path of a login below the target, as steps call it; or the sentence that says why they cannot. */
export function loginPath(
  { endpoint, externalEndpointURL = '' }: LoginEndpoint,
  { secrets, target }: Pick<Taking, 'secrets' | 'target'>,
): { readonly path: string } | string {
  const url = endpoint === undefined ? URL.parse(externalEndpointURL) : undefined;
  if (url === null) return 'its externalEndpointURL is no URL. Expected one such as https://login.example.com/token.';
  if (url && (url.origin !== target?.origin || url.username !== ''))
    return 'it logs in at another server, which steps do not call. Give it `bearer: { command: […] }`, with a command that prints its token.';
  const path = endpoint ?? `${url?.pathname}${url?.search}`;
  const base = target?.pathname.replace(/\/+$/, '') ?? '';
  if (!path.startsWith(`${base}/`))
    return `its login lies outside of the target, below ${base}/, where steps call. Let \`target\` end before that, and put ${base} into the paths of the document.`;
  const below = path.slice(base.length);
  const [, query = ''] = /\?(.*)$/s.exec(below) ?? [];
  const open = [...new URLSearchParams(query)].every(
    ([name, value]) => isHarmlessName(name) && value !== '' && !secrets.betrays(value),
  );
  if (!open || secrets.betrays(below))
    return 'its login has what may be a secret in its address, where steps would write it down. Send it in the body, or give it `bearer: { command: […] }`.';
  if (!/^\/[\x21-\x7e]*$/.test(below) || /[{}*#]/.test(below))
    return 'the path of its login holds characters that steps take for something else: blanks, braces, `*` or `#`. Write the steps by hand.';
  return { path: below };
}
