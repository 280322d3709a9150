import type { HolderOf } from '../holder.ts';
import { minterOf } from '../minter.ts';
import { readSecret } from '../read-secret.ts';
import { secretName } from '../secret-name.ts';

/** Tokens that Rolecall signs: anew at half of their life. */
export const jwt: HolderOf = async (identity, { variables, redactor }) => {
  const { credential, name } = identity;
  if (credential.kind !== 'jwt') throw new TypeError(`${name} has no key`);
  const { key, alg, required, lifetimeS } = credential;
  const read = await readSecret(key, variables);
  if ('problem' in read) return read;
  redactor.add(read.secret, secretName(key, name, 'key'));
  try {
    const mint = await minterOf(credential, read.secret);
    const current = async (nowS: number) => ({ text: await mint(nowS), untilS: nowS + lifetimeS / 2 });
    return { identity, current, mint, required };
  } catch (cause) {
    return {
      problem: `its key does not fit ${alg} (${cause instanceof Error ? cause.message : 'unreadable'}): give a PKCS #8 PEM, a JWK, or for HS algorithms the secret`,
    };
  }
};
