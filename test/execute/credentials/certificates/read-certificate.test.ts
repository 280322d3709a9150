import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readCertificate } from '../../../../src/execute/credentials/certificates/read-certificate.ts';
import { mutualTLS } from '../../../../src/execute/credentials/kinds/mutual-tls.ts';
import { Redactor } from '../../../../src/execute/redactor.ts';
import { anIdentity } from '../../../load/credentials/an-identity.ts';
import { aCertificate } from './a-certificate.ts';

const { cert, key } = aCertificate(generateKeyPairSync('ed25519').privateKey);
const other = aCertificate(generateKeyPairSync('ed25519').privateKey);
const sources = { cert: { env: 'CERT' }, key: { env: 'KEY' } };

function options(variables: Readonly<Record<string, string>>, redactor = new Redactor()) {
  return { variables, redactor, seed: 1 };
}

const read = (variables: Readonly<Record<string, string>>, redactor?: Redactor) =>
  readCertificate(sources, { ...options(variables, redactor), name: 'viewer' });

describe('a certificate with its key', () => {
  test('is shown by what they are read from', async () => {
    expect(await read({ CERT: cert, KEY: key })).toMatchObject({ shown: { cert: '$CERT', key: '$KEY' } });
  });

  test.for<[string, Readonly<Record<string, string>>, string]>([
    ['no certificate', { KEY: key }, 'the environment variable CERT is not set: export CERT=… before the run'],
    ['no key', { CERT: cert }, 'the environment variable KEY is not set: export KEY=… before the run'],
    [
      'something else for a certificate',
      { CERT: 'no certificate', KEY: key },
      'its certificate $CERT is no PEM certificate: expected -----BEGIN CERTIFICATE-----',
    ],
    [
      'something else for a key',
      { CERT: cert, KEY: cert },
      'its key $KEY is no PEM private key without a passphrase: decrypt it for the run',
    ],
    ['the key of another', { CERT: cert, KEY: other.key }, 'the key $KEY is not that of the certificate $CERT'],
  ])('%s is one sentence', async ([, variables, problem]) => {
    expect(await read(variables)).toEqual({ problem });
  });

  test('a key with a passphrase cannot be used', async () => {
    const locked = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    expect(await read({ CERT: cert, KEY: locked.privateKey })).toEqual({
      problem: 'its key $KEY is no PEM private key without a passphrase: decrypt it for the run',
    });
  });

  test('no line of the key, and no piece of one, is written', async () => {
    const redactor = new Redactor();
    await read({ CERT: cert, KEY: key }, redactor);
    const [, line = ''] = key.split('\n');
    expect(redactor.redact(`<${line}>`)).toBe('<$KEY>');
    expect(redactor.redact(`<${line.slice(-24, -4)}>`)).toBe('<$KEY>');
  });
});

test.for([
  ['an unreadable key of its authority', 'no key', /^the key of its authority cannot sign \(.+\)$/],
  [
    'a key of a kind that no authority has',
    generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    /^the key of its authority cannot sign \(expected an EC, RSA or Ed25519 key, not x25519\)$/,
  ],
] as const)('%s is told', async ([, authority, problem]) => {
  const identity = anIdentity({ credential: { kind: 'mutualTLS', ...sources, authorityKey: { env: 'AUTHORITY' } } });
  expect(await mutualTLS(identity, options({ CERT: cert, KEY: key, AUTHORITY: authority }))).toEqual({
    problem: expect.stringMatching(problem),
  });
});
