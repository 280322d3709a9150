import { compactVerify, EmbeddedJWK, exportSPKI, type CompactJWSHeaderParameters, type CryptoKey } from 'jose';
import type { BreakName } from './breaks.ts';
import type { Keys } from './keys.ts';

/** Whether a token comes through although no trusted key verified its signature. */
type Loophole = (token: string, header: CompactJWSHeaderParameters, keys: Keys) => Promise<boolean>;

/** The breaks that are about signatures. */
export const loopholes: Partial<Readonly<Record<BreakName, Loophole>>> = {
  'accepts-any-signature': async (_token, header) => !isNone(header),
  'accepts-alg-none': async (token, header) => isNone(header) && token.endsWith('.'),
  'accepts-alg-confusion': async (token, header, { local, find }) => {
    if (header.alg !== 'HS256') return false;
    const pem = local.find(({ kid }) => kid === header.kid)?.pem ?? (await published(header, find));
    // With and without the line break that ends a file.
    return succeeds(
      ...[pem.trim(), `${pem.trim()}\n`].map((secret) => verify(token, new TextEncoder().encode(secret))),
    );
  },
  'accepts-embedded-key': async (token, { jwk }) => jwk !== undefined && succeeds(compactVerify(token, EmbeddedJWK)),
  'accepts-wrong-key-same-kid': async (_token, header, keys) => {
    const key = await keys.find(header).catch(() => undefined);
    return key?.alg === header.alg;
  },
  'accepts-unknown-kid': async (token, header, keys) => {
    if (await succeeds(keys.find(header))) return false;
    return succeeds(...keys.local.filter(({ alg }) => alg === header.alg).map(({ key }) => verify(token, key)));
  },
};

/** Of the provider, as a server keeps it that has fetched it once. */
async function published(header: CompactJWSHeaderParameters, find: Keys['find']): Promise<string> {
  const { key } = await find(header);
  return key instanceof Uint8Array ? '' : exportSPKI(key);
}

function isNone({ alg }: CompactJWSHeaderParameters): boolean {
  return alg.toLowerCase() === 'none';
}

function verify(token: string, key: CryptoKey | Uint8Array): Promise<unknown> {
  return compactVerify(token, key);
}

async function succeeds(...attempts: readonly Promise<unknown>[]): Promise<boolean> {
  return Promise.any(attempts).then(
    () => true,
    () => false,
  );
}
