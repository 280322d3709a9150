import { credentialLabel } from '../model/credential-label.ts';
import type { Environment, Identity } from '../model/environment.ts';
import type { Place } from '../model/place.ts';
import type { EnvironmentFile, PrincipalFile } from './formats/rolecall-file.ts';
import { builtIn, type RoleMatrix } from './matrix/role-matrix.ts';
import { expectedOneOf } from './nearest-name.ts';
import { certificateFiles, placeIn, readCredential, secretSource } from './credentials/read-credential.ts';
import { inFolder } from './in-folder.ts';
import { seconds } from './seconds.ts';
import { addressesOf, type Borders } from './addresses.ts';
import type { Problem } from './problem.ts';
import { pointerOf } from './validate.ts';

/** An environment as its file has it, with what is wrong with it. */
export interface ReadEnvironment {
  readonly environment: Environment;
  readonly problems: readonly Problem[];
}

/** Makes an environment that names a target. */
export function environmentFrom(
  written: EnvironmentFile & { readonly target: string },
  {
    name,
    place,
    matrix,
    folder,
    borders,
  }: {
    readonly name: string;
    readonly place: Place;
    readonly matrix: RoleMatrix;
    readonly folder: string;
    readonly borders: Borders | undefined;
  },
): ReadEnvironment {
  const principals = Object.entries(written.principals ?? {}).map(([principal, value]) => ({
    name: principal,
    written: value,
    place: { file: place.file, pointer: place.pointer + pointerOf(['principals', principal]), on: 'key' as const },
  }));
  return {
    environment: {
      name,
      target: written.target.replace(/\/+$/, ''),
      place,
      start: written.start,
      headers: written.headers ?? {},
      disposable: written.disposable ?? false,
      identities: principals.map((principal) => identity(principal, folder)),
      addresses: addressesOf(written, borders),
      ...(written.app !== undefined && { app: inFolder(folder, written.app) }),
      ...(written.tls && { ca: inFolder(folder, written.tls.ca) }),
      ...(written.leeway !== undefined && { leewayS: seconds(written.leeway) }),
      ...(written.revocation && { revokedWithinMs: seconds(written.revocation.within) * 1000 }),
      ...(written.echo !== undefined && { echo: echoOf(written.echo) }),
      ...(written.trustedHops !== undefined && { trustedHops: written.trustedHops }),
      ...(written.reset !== undefined && { reset: resetOf(written.reset) }),
    },
    problems: [
      ...headerProblems(written.headers ?? {}, place),
      ...appProblems(written, place),
      ...principals.flatMap((principal) => principalProblems(principal, matrix)),
    ],
  };
}

/** An application in this process is not started, and nothing is connected to. */
function appProblems({ app, ...written }: EnvironmentFile, { file, pointer }: Place): Problem[] {
  const needless = (['start', 'tls', 'trustedHops'] as const).filter((key) => written[key] !== undefined);
  return app === undefined
    ? []
    : needless.map((key) => ({
        code: 'bad-value',
        place: { file, pointer: pointer + pointerOf([key]), on: 'key' },
        message: `"${key}" says how a server is started or connected to, and \`app\` is asked in this process: remove one of both.`,
      }));
}

/** Sent with every request, it would go along with the missing token, too. */
function headerProblems(headers: Readonly<Record<string, string>>, { file, pointer }: Place): Problem[] {
  return Object.keys(headers)
    .filter((name) => name.toLowerCase() === 'authorization')
    .map((name) => ({
      code: 'bad-value',
      place: { file, pointer: pointer + pointerOf(['headers', name]), on: 'key' },
      message: `"${name}" would be sent with every request, those without a token included: expected the credential of a principal under \`principals\`.`,
    }));
}

interface Named {
  readonly name: string;
  readonly written: PrincipalFile;
  readonly place: Place;
}

function identity({ name, written, place }: Named, folder: string): Identity {
  const [method, path] = written.verify?.split(' ') ?? [];
  return {
    name,
    roles: rolesOf(name, written),
    ...proof(written, folder),
    ...(written.headers && { headers: written.headers }),
    verify: method === undefined || path === undefined ? undefined : { method, path },
    place,
    ...(written.and && { and: written.and.map((one, index) => further(one, index, { name, place, folder })) }),
    ...(written.tenant !== undefined && { tenant: written.tenant }),
    ...(written.attributes && { attributes: written.attributes }),
  };
}

/** How it proves who it is, where that stands, and what it has in other states. */
function proof(
  written: Omit<NonNullable<PrincipalFile['and']>[number], 'and'>,
  folder: string,
): Pick<Identity, 'credential' | 'at' | 'scheme' | 'given'> {
  const given = Object.entries(written.states ?? {}).map(
    ([state, secret]) =>
      [
        state,
        secret.cert && secret.key
          ? certificateFiles({ cert: secret.cert, key: secret.key }, folder)
          : secretSource(secret, folder),
      ] as const,
  );
  return {
    credential: readCredential(written, folder),
    ...(written.at && { at: placeIn(written.at) }),
    ...(written.scheme !== undefined && { scheme: written.scheme }),
    given: Object.fromEntries(given),
  };
}

/** A credential that goes along with that of a principal. */
function further(
  written: NonNullable<PrincipalFile['and']>[number],
  index: number,
  { name, place, folder }: { readonly name: string; readonly place: Place; readonly folder: string },
): Identity {
  const made = proof(written, folder);
  return {
    name: `${name} ${credentialLabel(made)}`,
    roles: [],
    ...made,
    verify: undefined,
    place: { file: place.file, pointer: `${place.pointer}/and/${index}` },
  };
}

/** Named like its role, unless it says otherwise. */
function rolesOf(name: string, { roles }: PrincipalFile): readonly string[] {
  if (roles === undefined) return name === 'outsider' ? [] : [name];
  return typeof roles === 'string' ? [roles] : roles;
}

function echoOf(written: NonNullable<EnvironmentFile['echo']>): NonNullable<Environment['echo']> {
  const { call, as } = typeof written === 'string' ? { call: written, as: undefined } : written;
  const [whole = '', pointer] = call.split('#');
  const [method = 'GET', path = '/'] = whole.split(' ');
  return { method, path, as, ...(pointer !== undefined && { pointer }) };
}

function resetOf(written: NonNullable<EnvironmentFile['reset']>): NonNullable<Environment['reset']> {
  const { call, as } = typeof written === 'string' ? { call: written, as: undefined } : written;
  const [method = 'POST', path = '/'] = call.split(' ');
  return { method, path, as };
}

function principalProblems({ name, written, place }: Named, { roles }: RoleMatrix): Problem[] {
  const never = ['anonymous', ...builtIn.groups];
  if (never.includes(name))
    return [
      {
        code: 'bad-value',
        place,
        message: `"${name}" is built in and has no credential: name the principal otherwise.`,
      },
    ];
  if (/\s/.test(name))
    return [
      {
        code: 'bad-value',
        place,
        message: `"${name}" holds a blank, which ids of scenarios cannot: name the principal without.`,
      },
    ];
  // A matrix without roles is one mistake, not one for each principal.
  if (roles.size === 0) return [];
  const known = [...roles.keys()];
  if (written.roles === undefined && name !== 'outsider' && !roles.has(name)) {
    const message = `unknown role "${name}", after which this principal is named: give it \`roles: […]\`, ${expectedOneOf(name, known)}`;
    return [{ code: 'unknown-role', place, message }];
  }
  const list = rolesOf(name, written);
  return list
    .map((role, index) => ({
      role,
      pointer: `${place.pointer}/roles${typeof written.roles === 'string' ? '' : `/${index}`}`,
    }))
    .filter(({ role }) => written.roles !== undefined && !roles.has(role))
    .map(({ role, pointer }) => ({
      code: 'unknown-role',
      place: { file: place.file, pointer },
      message: `unknown role "${role}", ${expectedOneOf(role, known)}`,
    }));
}
