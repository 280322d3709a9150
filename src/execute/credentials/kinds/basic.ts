import type { HolderOf } from '../holder.ts';
import { readSecret } from '../read-secret.ts';
import { secretName } from '../secret-name.ts';

/** A name and a password, RFC 7617. */
export const basic: HolderOf = async (identity, { variables, redactor }) => {
  const { credential, name } = identity;
  if (credential.kind !== 'basic') throw new TypeError(`${name} has no password`);
  const { username, password: source } = credential;
  if (username.includes(':'))
    return { problem: 'its user name holds a colon, which HTTP Basic cannot write (RFC 7617 §2)' };
  const read = await readSecret(source, variables);
  if ('problem' in read) return read;
  const password = read.secret;
  const text = Buffer.from(`${username}:${password}`).toString('base64');
  redactor.add(password, secretName(source, name, 'password'));
  redactor.add(text, secretName({ value: '' }, name));
  return { identity, pair: { username, password }, current: () => Promise.resolve({ text }) };
};
