import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { CertificateFiles } from '../../../model/credential.ts';
import type { ClientCertificate } from '../../../model/client-certificate.ts';
import type { HolderOptions } from '../holder.ts';
import { readSecret } from '../read-secret.ts';
import { secretName } from '../secret-name.ts';

/** Reads a certificate with its key, or says in a sentence why they cannot be used. */
export async function readCertificate(
  files: CertificateFiles,
  { variables, redactor, name }: HolderOptions & { readonly name: string },
): Promise<ClientCertificate | { readonly problem: string }> {
  const cert = await readSecret(files.cert, variables);
  if ('problem' in cert) return cert;
  const key = await readSecret(files.key, variables);
  if ('problem' in key) return key;
  const shown = { cert: shownAs(files.cert, name, 'cert'), key: shownAs(files.key, name, 'key') };
  for (const text of [key.secret, ...linesOf(key.secret)]) redactor.add(text, secretName(files.key, name, 'key'));
  const problem = problemOf(cert.secret, key.secret, shown);
  return problem === undefined ? { cert: cert.secret, key: key.secret, shown } : { problem };
}

/** A path is no secret, and curl reads it; anything else is shown as a variable. */
function shownAs(source: CertificateFiles['cert'], name: string, part: string): string {
  return 'file' in source ? source.file : secretName(source, name, part);
}

/** A server may well repeat a part of what it cannot read. */
function linesOf(pem: string): string[] {
  return pem.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
}

function problemOf(cert: string, key: string, shown: ClientCertificate['shown']): string | undefined {
  const certificate = attempt(() => new X509Certificate(cert));
  if (!certificate) return `its certificate ${shown.cert} is no PEM certificate: expected -----BEGIN CERTIFICATE-----`;
  const read = attempt(() => createPrivateKey(key));
  if (!read) return `its key ${shown.key} is no PEM private key without a passphrase: decrypt it for the run`;
  if (!certificate.checkPrivateKey(read)) return `the key ${shown.key} is not that of the certificate ${shown.cert}`;
  return undefined;
}

function attempt<Result>(make: () => Result): Result | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
