import { randomBytes } from 'node:crypto';
import type { Credentials } from '../execute/credentials/credentials.ts';
import type { Working } from '../execute/credentials/holder.ts';
import type { Identity } from '../model/environment.ts';
import type { Provisioning } from '../model/planned-call.ts';
import type { Received, Step } from '../model/step.ts';
import type { Planned } from '../plans-of.ts';
import { writeRequest } from '../plan/write-request.ts';
import { provision, type Provisioned, type Session } from '../trial/provision.ts';

/** Drives steps that belong to no operation. */
export type Driving = <Result>(steps: Generator<Step, Result, Received>) => Promise<Result>;

/** What principals are made with. */
export interface Making {
  readonly credentials: Credentials;
  readonly secret: (name: string) => string;
  readonly drive: Driving;
}

/** The principals that steps make. */
export interface MadePrincipals {
  readonly attributes: (principal: string) => Readonly<Record<string, unknown>>;
  /** Takes the steps once more; `undefined`: it is not made by steps. */
  readonly again: (principal: string) => Promise<Provisioned | undefined>;
  readonly remove: () => Promise<void>;
}

/** Makes the principals that steps make, one after the other: later ones may be made by earlier ones. */
export async function madePrincipals(
  { provisionings, contract, environment }: Planned,
  { credentials, secret, drive: driving }: Making,
): Promise<MadePrincipals> {
  const attributes = new Map(contract.principals.map(({ name, attributes: declared = {} }) => [name, declared]));
  const identities = new Map(environment.identities.map((identity) => [identity.name, identity]));
  const made: Provisioned[] = [];
  const make = async (each: Provisioning): Promise<Provisioned> => {
    const nonce = `${randomBytes(3).toString('hex')}${made.length}`;
    const result = await driving(provision(each, { nonce, write: writeRequest, secret }));
    made.push(result);
    return result;
  };
  for (const each of provisionings) {
    const { principal, credential, attributes: found } = await make(each);
    give(credentials, { principal, token: 'valid', credential, identity: identities.get(principal) });
    attributes.set(principal, { ...attributes.get(principal), ...found });
  }
  return {
    attributes: (principal) => attributes.get(principal) ?? {},
    again: async (principal) => {
      const planned = provisionings.find((each) => each.principal === principal);
      return planned && (await make(planned));
    },
    remove: async () => {
      for (const { undo } of made.toReversed()) await driving(undo());
    },
  };
}

/** Hands over what steps kept, for a token state. */
export function give(
  credentials: Credentials,
  {
    principal,
    token,
    credential,
    identity,
  }: {
    readonly principal: string;
    readonly token: string;
    readonly credential: Provisioned['credential'];
    readonly identity: Identity | undefined;
  },
): void {
  if ('code' in credential) {
    credentials.give(principal, token, credential);
    return;
  }
  const companions = companionsOf(credential, identity);
  credentials.give(principal, token, working(credential, companions));
  if (token === 'valid' && credential.before)
    credentials.give(principal, 'session-fixation', working(credential.before, companions));
}

function working(
  { text, cookie }: Pick<Session, 'text' | 'cookie'>,
  companions: NonNullable<Working['companions']>,
): Working {
  return { text, companions, ...(cookie !== undefined && { place: { in: 'cookie', name: cookie } }) };
}

/** `$kept.NAME` in the headers that go along. */
function companionsOf({ kept }: Session, identity: Identity | undefined): NonNullable<Working['companions']> {
  return Object.entries(identity?.headers ?? {}).map(
    ([name, text]) =>
      [name.toLowerCase(), text.replaceAll(/\$kept\.([\w-]+)/g, (_, key: string) => textOf(kept.get(key)))] as const,
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
}
