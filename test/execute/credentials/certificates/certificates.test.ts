import { createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { certificateSource } from '../../../../src/execute/credentials/certificates/certificate-source.ts';
import { madeCertificate } from '../../../../src/execute/credentials/certificates/made-certificate.ts';
import { newSigner, signerOf } from '../../../../src/execute/credentials/certificates/signer.ts';
import { aCertificate } from './a-certificate.ts';

const keys: Readonly<Record<string, () => KeyObject>> = {
  RSA: () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  'EC P-256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  'EC P-384': () => generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey,
  Ed25519: () => generateKeyPairSync('ed25519').privateKey,
};

const life = { fromMs: Date.UTC(2026, 0, 1), toMs: Date.UTC(2026, 0, 2) };

describe.for(Object.entries(keys))(
  'a certificate that an authority with a key of the kind %s issues anew',
  ([, make]) => {
    const { authority, cert } = aCertificate(make());
    const own = new X509Certificate(cert);
    const { publicKey } = newSigner();
    const made = new X509Certificate(madeCertificate(cert, { life, publicKey, signer: authority.signer }));

    test('has the subject, the issuer and the extensions of the first', () => {
      expect(made.subject).toBe('CN=viewer');
      expect(made.issuer).toBe('CN=Own authority');
      expect(made.subjectAltName).toBe(own.subjectAltName);
      expect(made.subjectAltName).toBe('DNS:viewer.test');
      expect(made.keyUsage).toEqual(own.keyUsage);
      expect(made.keyUsage).toHaveLength(1);
    });

    test('has another key, another number and the life that is asked for', () => {
      expect(made.publicKey.equals(publicKey)).toBe(true);
      expect(made.publicKey.equals(own.publicKey)).toBe(false);
      expect(made.serialNumber).not.toBe(own.serialNumber);
      expect(made.validFromDate.getTime()).toBe(life.fromMs);
      expect(made.validToDate.getTime()).toBe(life.toMs);
    });

    test('is verified by the key of that authority alone', () => {
      expect(made.verify(authority.publicKey)).toBe(true);
      expect(made.verify(createPublicKey(make()))).toBe(false);
      expect(made.verify(publicKey)).toBe(false);
    });
  },
);

describe('the certificates of a principal', () => {
  const { authority, cert, key } = aCertificate(keys['EC P-256']?.() ?? newSigner().key);
  const own = { cert, key, shown: { cert: 'viewer.pem', key: 'viewer.key' } };
  const source = (signer = authority.signer) =>
    certificateSource(own, { principal: 'viewer', token: 'expired', authority: signer });

  test('its own is left alone', () => {
    expect(source().own).toBe(own);
  });

  test('an imitation has all of its names, and is by nobody who counts', async () => {
    const made = await source().imitation();
    const read = new X509Certificate(made.cert);
    expect([read.subject, read.issuer]).toEqual(['CN=viewer', 'CN=Own authority']);
    expect(read.verify(authority.publicKey)).toBe(false);
    expect(read.validToDate.getTime()).toBeGreaterThan(Date.now());
  });

  test('a stranger signs for itself, under a name of its own', async () => {
    const made = await source().stranger();
    const read = new X509Certificate(made.cert);
    expect(read.subject).toMatch(/^CN=rolecall.* issued by nobody$/);
    expect(read.issuer).toBe(read.subject);
    expect(read.verify(read.publicKey)).toBe(true);
  });

  test('one that has expired is by the authority, for the moments that are asked for', async () => {
    const made = await source().issue?.({ fromS: 1_700_000_000, toS: 1_700_003_600 });
    const read = new X509Certificate(made?.cert ?? '');
    expect(read.verify(authority.publicKey)).toBe(true);
    expect(read.validToDate).toEqual(new Date(1_700_003_600_000));
  });

  test('none can be issued without the key of the authority', () => {
    expect(
      certificateSource(own, { principal: 'viewer', token: 'expired', authority: undefined }).issue,
    ).toBeUndefined();
  });

  test('what is made comes with its key, and is shown by variables', async () => {
    const made = await source().imitation();
    expect(new X509Certificate(made.cert).checkPrivateKey(createPrivateKey(made.key))).toBe(true);
    expect(made.shown).toEqual({ cert: '$VIEWER_TOKEN_EXPIRED_CERT', key: '$VIEWER_TOKEN_EXPIRED_KEY' });
  });
});

test('a key that no authority uses is refused by its kind', () => {
  const pem = generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(() => signerOf(pem)).toThrow('expected an EC, RSA or Ed25519 key, not x25519');
});
