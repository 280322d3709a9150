import type { HolderOf } from '../holder.ts';
import { readCertificate } from '../certificates/read-certificate.ts';
import { readSecret } from '../read-secret.ts';
import { secretName } from '../secret-name.ts';

/** A certificate and its key: nothing of it stands in the request. */
export const mutualTLS: HolderOf = async (identity, options) => {
  const { credential, name } = identity;
  if (credential.kind !== 'mutualTLS') throw new TypeError(`${name} has no certificate`);
  const certificate = await readCertificate(credential, { ...options, name });
  if ('problem' in certificate) return certificate;
  const current = () => Promise.resolve({ text: '', certificate });
  if (!credential.authorityKey) return { identity, current };
  const key = await readSecret(credential.authorityKey, options.variables);
  if ('problem' in key) return key;
  options.redactor.add(key.secret, secretName(credential.authorityKey, name, 'authority'));
  try {
    // Loaded by whoever needs it only.
    const { signerOf } = await import('../certificates/signer.ts');
    return { identity, current, authority: signerOf(key.secret) };
  } catch (cause) {
    return {
      problem: `the key of its authority cannot sign (${cause instanceof Error ? cause.message : 'unreadable'})`,
    };
  }
};
