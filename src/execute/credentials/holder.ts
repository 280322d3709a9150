import type { Identity, SecretSource } from '../../model/environment.ts';
import type { Redactor } from '../redactor.ts';
import { minterOf, type Minter } from './minter.ts';
import { readSecret, type Variables } from './read-secret.ts';
import { variableOf } from './variable-of.ts';

/** A principal with its secrets at hand. */
export interface Holder {
  readonly identity: Identity;
  /** The working token at a moment. */
  readonly token: (nowS: number) => Promise<string | undefined>;
  readonly mint: Minter | undefined;
  /** Tokens that the user gave, by state. */
  readonly given: ReadonlyMap<string, string>;
}

/** Reads a principal's secrets, or says what is missing. */
export async function holderOf(
  identity: Identity,
  variables: Variables,
  redactor: Redactor,
): Promise<Holder | { readonly problem: string }> {
  const { name, credential } = identity;
  const given = new Map<string, string>();
  for (const [state, source] of Object.entries(identity.given)) {
    const read = readSecret(source, variables);
    if ('problem' in read) return read;
    redactor.add(read.secret, 'env' in source ? `$${source.env}` : variableOf(name, state));
    given.set(state, read.secret);
  }
  if (credential.kind === 'steps') return { identity, given, mint: undefined, token: () => Promise.resolve(undefined) };
  const source = credential.kind === 'bearer' ? credential.token : credential.key;
  const read = readSecret(source, variables);
  if ('problem' in read) return read;
  redactor.add(
    read.secret,
    'env' in source ? `$${source.env}` : variableOf(name, credential.kind === 'jwt' ? 'key' : undefined),
  );
  if (credential.kind === 'bearer' && /\s/.test(read.secret)) return { problem: spaced(source, read.secret) };
  if (credential.kind === 'bearer')
    return { identity, given, mint: undefined, token: () => Promise.resolve(read.secret) };
  try {
    const mint = await minterOf(credential, read.secret);
    return { identity, given, mint, token: (nowS) => mint(nowS) };
  } catch (cause) {
    return {
      problem: `its key does not fit ${credential.alg} (${cause instanceof Error ? cause.message : 'unreadable'}): give a PKCS #8 PEM, a JWK, or for HS algorithms the secret`,
    };
  }
}

/** RFC 6750 §2.1: no token holds white space; what does is a whole header, or two lines of a file. */
function spaced(source: SecretSource, secret: string): string {
  const where = placeOf(source);
  const remedy = /^bearer\s/i.test(secret) ? 'leave out "Bearer ", Rolecall writes it' : 'give the token alone';
  return `${where} holds white space, which no token does: ${remedy}`;
}

function placeOf(source: SecretSource): string {
  if ('env' in source) return `the environment variable ${source.env}`;
  return 'file' in source ? `the file ${source.file}` : 'its token';
}
