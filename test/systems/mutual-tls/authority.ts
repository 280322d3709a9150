import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configuration, openssl } from './openssl.ts';

/** A certificate and its private key, as paths of PEM files. */
export interface Pair {
  readonly certificate: string;
  readonly key: string;
}

/** What a certificate says. */
interface Subject {
  readonly name: string;
  readonly use: 'server' | 'client';
  /** It was good the day before yesterday, and no longer. */
  readonly expired?: boolean;
  /** It is good tomorrow, and not before. */
  readonly early?: boolean;
}

/** A certificate authority. */
export interface Authority {
  /** The path of its own certificate. */
  readonly certificate: string;
  /** The path of its private key. */
  readonly key: string;
  /** Certificates come one at a time: openssl writes its books without a lock. */
  readonly issue: (subject: Subject) => Promise<Pair>;
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc'];
const dayMs = 24 * 60 * 60 * 1000;

/** Makes an authority that keeps its files in a folder of its own. */
export async function makeAuthority(folder: string, name: string): Promise<Authority> {
  await mkdir(folder);
  await writeFile(join(folder, 'openssl.cnf'), configuration);
  await writeFile(join(folder, 'index.txt'), '');
  const { certificate, key } = await selfSign(folder, { file: 'authority', name, use: 'authority' });
  let issued = 0;
  return {
    certificate,
    key,
    issue: async (subject) => {
      const file = `${subject.name}-${(issued += 1)}`;
      const names = ['-keyout', `${file}.key`, '-out', `${file}.csr`];
      await openssl(folder, [...request(subject.name), ...names]);
      const signer = ['-cert', 'authority.pem', '-keyfile', 'authority.key', '-extensions', subject.use];
      const files = ['-in', `${file}.csr`, '-out', `${file}.pem`, '-notext'];
      await openssl(folder, [...'ca -batch -config openssl.cnf'.split(' '), ...signer, ...files, ...validity(subject)]);
      return pair(folder, file);
    },
  };
}

/** Makes a certificate that nobody but itself vouches for, in the folder of an authority. */
export async function selfSign(
  folder: string,
  { file, name, use }: { readonly file: string; readonly name: string; readonly use: 'authority' | 'client' },
): Promise<Pair> {
  const files = ['-keyout', `${file}.key`, '-out', `${file}.pem`];
  await openssl(folder, [...request(name), '-x509', '-extensions', use, '-days', '2', ...files]);
  return pair(folder, file);
}

function request(name: string): readonly string[] {
  return ['req', '-new', '-config', 'openssl.cnf', ...newKey, '-subj', `/CN=${name}`];
}

function pair(folder: string, file: string): Pair {
  return { certificate: join(folder, `${file}.pem`), key: join(folder, `${file}.key`) };
}

/** From a day before it is used, so that no clock is too slow for it. */
function validity({ expired = false, early = false }: Subject): readonly string[] {
  const [from, to] = expired ? [-2, -1] : early ? [1, 2] : [-1, 1];
  return ['-startdate', day(from), '-enddate', day(to)];
}

/** The time in days from now, as openssl wants it: YYYYMMDDHHMMSSZ. */
function day(fromNow: number): string {
  const iso = new Date(Date.now() + fromNow * dayMs).toISOString();
  return `${iso.slice(0, 19).replaceAll(/\D/g, '')}Z`;
}
