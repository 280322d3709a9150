import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { RolecallError } from '../model/rolecall-error.ts';

/** The certificates of an environment's authorities, in PEM; throws a `bad-authorities` error where its file holds none. */
export async function readAuthorities(file: string, where: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
    throw new RolecallError(
      'bad-authorities',
      `${where}the file ${file} cannot be read (${reason}): name the PEM file of the authority that the target's certificate is from`,
    );
  });
  try {
    new X509Certificate(text).toString();
    return text;
  } catch {
    throw new RolecallError(
      'bad-authorities',
      `${where}the file ${file} holds no PEM certificate: expected -----BEGIN CERTIFICATE-----`,
    );
  }
}
