import type { CredentialModule } from '../../../model/credential-module.ts';
import { importDefault } from '../../import-default.ts';
import type { HolderOf } from '../holder.ts';
import { readSecret } from '../read-secret.ts';
import { secretName } from '../secret-name.ts';
import { signingWith } from '../signing.ts';

/** A module of the user's signs each request. */
export const module: HolderOf = async (identity, { variables, redactor, now = () => new Date(), seed }) => {
  const { credential, name } = identity;
  if (credential.kind !== 'module') throw new TypeError(`${name} has no module`);
  const secrets: Record<string, string> = {};
  for (const [part, source] of Object.entries(credential.secrets)) {
    const read = await readSecret(source, variables);
    if ('problem' in read) return read;
    redactor.add(read.secret, secretName(source, name, part));
    secrets[part] = read.secret;
  }
  const loaded = await loadModule(credential.file);
  if ('problem' in loaded) return loaded;
  const signer = signingWith(loaded, { principal: name, secrets, with: credential.with, now, seed });
  return { identity, signer, current: () => Promise.resolve({ text: '' }) };
};

async function loadModule(file: string): Promise<CredentialModule | { readonly problem: string }> {
  const loaded = await importDefault(file);
  if ('why' in loaded) return { problem: `the module ${file} cannot be loaded: ${loaded.why}` };
  if (isModule(loaded.exported)) return loaded.exported;
  return {
    problem: `the module ${file} exports no \`sign\` function: expected \`export default { sign(request, how) { return { headers: { … } } } }\``,
  };
}

function isModule(exported: unknown): exported is CredentialModule {
  return typeof exported === 'object' && exported !== null && 'sign' in exported && typeof exported.sign === 'function';
}
