import type { HolderOf } from '../holder.ts';
import { readSecret } from '../read-secret.ts';
import { secretName } from '../secret-name.ts';

/** A key in a header, a query or a cookie. */
export const apiKey: HolderOf = async (identity, { variables, redactor }) => {
  const { credential, name } = identity;
  if (credential.kind !== 'apiKey') throw new TypeError(`${name} has no key`);
  const read = await readSecret(credential.key, variables);
  if ('problem' in read) return read;
  redactor.add(read.secret, secretName(credential.key, name));
  return { identity, current: () => Promise.resolve({ text: read.secret }) };
};
