import type { CertificateFiles, Credential, CredentialPlace, SecretSource } from '../../model/credential.ts';
import type { PrincipalFile } from '../formats/rolecall-file.ts';
import { inFolder } from '../in-folder.ts';
import { seconds } from '../seconds.ts';

/** What of a principal, or of what goes along with its credential, says how it proves who it is. */
type CredentialFile = Pick<
  PrincipalFile,
  'bearer' | 'jwt' | 'oauth2' | 'apiKey' | 'basic' | 'mutualTLS' | 'module' | 'steps' | 'logout' | 'revoke'
>;

/** The credential that a principal declares; its format has seen to it that there is exactly one. */
export function readCredential(written: CredentialFile, folder: string): Credential {
  const { bearer, jwt, oauth2, apiKey, basic, mutualTLS, module, steps, logout = [], revoke = [] } = written;
  if (steps !== undefined)
    return { kind: 'steps', steps: listOf(steps), logout: listOf(logout), revoke: listOf(revoke) };
  if (apiKey) return { kind: 'apiKey', key: secretSource(apiKey, folder) };
  if (mutualTLS)
    return { kind: 'mutualTLS', ...certificateFiles(mutualTLS, folder), ...authorityOf(mutualTLS, folder) };
  if (module !== undefined) return moduleCredential(module, folder);
  if (basic) return { kind: 'basic', username: basic.username, password: secretSource(basic.password, folder) };
  if (oauth2) return oauthCredential(oauth2, folder);
  if (!jwt) return { kind: 'bearer', token: secretSource(bearer ?? {}, folder) };
  const { key, alg, kid, claims = {}, required = [], lifetime = '5m' } = jwt;
  return {
    kind: 'jwt',
    key: secretSource(key, folder),
    alg,
    ...(kid !== undefined && { kid }),
    claims,
    required: listOf(required),
    lifetimeS: seconds(lifetime),
  };
}

/** Both halves of a certificate. */
export function certificateFiles(
  { cert, key }: { readonly cert: SecretFile; readonly key: SecretFile },
  folder: string,
): CertificateFiles {
  return { cert: secretSource(cert, folder), key: secretSource(key, folder) };
}

function authorityOf(
  { authorityKey }: NonNullable<PrincipalFile['mutualTLS']>,
  folder: string,
): { readonly authorityKey?: SecretSource } {
  return authorityKey ? { authorityKey: secretSource(authorityKey, folder) } : {};
}

function moduleCredential(written: NonNullable<PrincipalFile['module']>, folder: string): Credential {
  const { file, secrets = {}, with: given = {} } = typeof written === 'string' ? { file: written } : written;
  const sources = Object.entries(secrets).map(([name, source]) => [name, secretSource(source, folder)] as const);
  return { kind: 'module', file: inFolder(folder, file), secrets: Object.fromEntries(sources), with: given };
}

function oauthCredential(written: NonNullable<PrincipalFile['oauth2']>, folder: string): Credential {
  const { clientSecret, clientKey, password, token, ...plain } = written;
  return {
    kind: 'oauth2',
    ...plain,
    ...(clientSecret && { clientSecret: secretSource(clientSecret, folder) }),
    ...(clientKey && { clientKey: { ...clientKey, key: secretSource(clientKey.key, folder) } }),
    ...(password && { password: secretSource(password, folder) }),
    ...(token && { token: secretSource(token, folder) }),
  };
}

/** Where the credential stands, as the principal itself says it. */
export function placeIn(written: NonNullable<PrincipalFile['at']>): CredentialPlace {
  const { header, query, cookie, scheme } = written;
  if (query !== undefined) return { in: 'query', name: query };
  if (cookie !== undefined) return { in: 'cookie', name: cookie };
  return { in: 'header', name: header ?? 'authorization', ...(scheme !== undefined && { scheme }) };
}

/** Where a secret is read from, as the file says it. */
interface SecretFile {
  readonly env?: string;
  readonly file?: string;
  readonly command?: readonly string[];
  readonly value?: string;
}

/** A secret is named here and read before the run. */
export function secretSource({ env, file, command, value = '' }: SecretFile, folder: string): SecretSource {
  if (env !== undefined) return { env };
  if (command !== undefined) return { command };
  return file === undefined ? { value } : { file: inFolder(folder, file) };
}

function listOf(names: string | readonly string[]): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}
