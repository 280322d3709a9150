import type { SecretSource } from '../../../model/credential.ts';
import type { HolderOf } from '../holder.ts';
import { readSecret } from '../read-secret.ts';
import { secretName } from '../secret-name.ts';

/** A token that exists already. */
export const bearer: HolderOf = async (identity, { variables, redactor }) => {
  const { credential, name } = identity;
  if (credential.kind !== 'bearer') throw new TypeError(`${name} has no token`);
  const { token } = credential;
  const read = await readSecret(token, variables);
  if ('problem' in read) return read;
  const { secret } = read;
  redactor.add(secret, secretName(token, name));
  if (/\s/.test(secret)) return { problem: spaced(token, secret) };
  return { identity, current: () => Promise.resolve({ text: secret }) };
};

/** RFC 6750 §2.1: no token holds white space; what does is a whole header, or two lines of a file. */
function spaced(source: SecretSource, secret: string): string {
  const where = placeOf(source);
  const remedy = /^bearer\s/i.test(secret) ? 'leave out "Bearer ", Rolecall writes it' : 'give the token alone';
  return `${where} holds white space, which no token does: ${remedy}`;
}

function placeOf(source: SecretSource): string {
  if ('env' in source) return `the environment variable ${source.env}`;
  if ('command' in source) return `what ${source.command[0] ?? ''} prints`;
  return 'file' in source ? `the file ${source.file}` : 'its token';
}
