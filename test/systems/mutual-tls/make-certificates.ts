import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roles, type Role } from '../session/role.ts';
import { makeAuthority, selfSign, type Pair } from './authority.ts';

/** What a client can show; each speaks of the same role, and only the good one should do. */
export const certificateStates = ['good', 'expired', 'early', 'stranger', 'selfSigned'] as const;

type CertificateState = (typeof certificateStates)[number];

/** All certificates of a test, as paths of PEM files in a folder that goes when it is disposed of. */
export interface Certificates extends AsyncDisposable {
  /** Of the authority that the server trusts, and a client should trust for the server. */
  readonly authority: string;
  /** Its private key. */
  readonly authorityKey: string;
  readonly server: Pair;
  readonly clients: Readonly<Record<Role, Readonly<Record<CertificateState, Pair>>>>;
}

/** Makes all of them with the openssl command line, in about a second. */
export async function makeCertificates(): Promise<Certificates> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-certificates-'));
  await using made = new AsyncDisposableStack();
  made.defer(() => rm(folder, { recursive: true }));

  const own = await makeAuthority(join(folder, 'own'), 'Own authority');
  const stranger = await makeAuthority(join(folder, 'stranger'), 'Strange authority');
  const client = async (role: Role): Promise<Record<CertificateState, Pair>> => ({
    good: await own.issue({ name: role, use: 'client' }),
    expired: await own.issue({ name: role, use: 'client', expired: true }),
    early: await own.issue({ name: role, use: 'client', early: true }),
    stranger: await stranger.issue({ name: role, use: 'client' }),
    selfSigned: await selfSign(join(folder, 'own'), { file: `${role}-self-signed`, name: role, use: 'client' }),
  });
  const [reader, writer, owner] = [await client(roles[0]), await client(roles[1]), await client(roles[2])];
  const server = await own.issue({ name: '127.0.0.1', use: 'server' });

  const kept = made.move();
  return {
    authority: own.certificate,
    authorityKey: own.key,
    server,
    clients: { reader, writer, owner },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
