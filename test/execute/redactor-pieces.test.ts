import fc from 'fast-check';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Redactor } from '../../src/execute/redactor.ts';
import { piecesFound } from '../systems/credentials/pieces-found.ts';

/** Random bytes as servers write them into tokens, and texts with characters that every format escapes. */
const secrets = fc
  .oneof(
    fc.uint8Array({ minLength: 16, maxLength: 64 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
    fc.uint8Array({ minLength: 16, maxLength: 64 }).map((bytes) => Buffer.from(bytes).toString('base64')),
    fc.string({ minLength: 16, maxLength: 64, unit: 'grapheme-ascii' }),
  )
  .filter((secret) => /^[^{-]/.test(secret) && !isMonotonous(secret));

function isMonotonous(secret: string): boolean {
  return Array.from({ length: secret.length - 11 }).some((_, at) => new Set(secret.slice(at, at + 12)).size < 4);
}

const hex = (one: string) => one.charCodeAt(0).toString(16).padStart(2, '0');
const each = (spell: (one: string) => string) => (text: string) => text.replaceAll(/[^\w.~-]/g, spell);

/** How a server may write what it repeats, and how a reader gets it back. */
const spellings: Readonly<Record<string, readonly [write: (text: string) => string, read: (text: string) => string]>> =
  {
    'as it is': [(text) => text, (text) => text],
    percent: [encodeURIComponent, (text) => text.replaceAll(/%([0-9a-f]{2})/gi, (_, code) => character(code))],
    'percent, all of it': [
      (text) => Array.from(text, (one) => `%${hex(one)}`).join(''),
      (text) => text.replaceAll(/%([0-9a-f]{2})/gi, (_, code) => character(code)),
    ],
    'percent in percent': [
      (text) => encodeURIComponent(encodeURIComponent(text)),
      (text) => {
        const once = text.replaceAll(/%([0-9a-f]{2})/gi, (_, code) => character(code));
        return once.replaceAll(/%([0-9a-f]{2})/gi, (_, code) => character(code));
      },
    ],
    JSON: [
      (text) => JSON.stringify(text).slice(1, -1),
      (text) => text.replaceAll(/\\u([0-9a-f]{4})|\\(.)/gi, (_, code, one) => one ?? character(code)),
    ],
    'JSON of Java and Go': [
      each((one) => String.raw`\u00${hex(one)}`),
      (text) => text.replaceAll(/\\u([0-9a-f]{4})/gi, (_, code) => character(code)),
    ],
    HTML: [
      each((one) => `&#x${hex(one)};`),
      (text) => text.replaceAll(/&#x([0-9a-f]+);/gi, (_, code) => character(code)),
    ],
    base64: [(text) => Buffer.from(text).toString('base64'), (text) => text],
    base64url: [(text) => Buffer.from(text).toString('base64url'), (text) => text],
  };

function character(code: string): string {
  return String.fromCharCode(Number.parseInt(code, 16));
}

/** A secret that every redactor of these tests knows, told as a variable. */
function redactorOf(secret: string): Redactor {
  const redactor = new Redactor();
  redactor.add(secret, '$CANARY');
  return redactor;
}

describe('no piece of twelve characters of a random secret survives in any text', () => {
  test.for(Object.entries(spellings))('%s', ([, [write, read]]) => {
    fc.assert(
      fc.property(secrets, fc.nat(), fc.nat(), fc.string(), fc.string(), (secret, from, length, before, after) => {
        const start = from % (secret.length - 11);
        const piece = secret.slice(start, start + 12 + (length % (secret.length - start - 11)));
        const redacted = redactorOf(secret).redact(before + write(piece) + after);
        expect(piecesFound(redacted, [secret])).toEqual([]);
        expect(piecesFound(read(redacted), [secret])).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('behind a backslash that is not of it', () => {
    const secret = String.raw`kq3Z\9LmPw7RtYv2BnQs`;
    const written = Array.from(secret.slice(0, 12), (one) => String.raw`\u00${hex(one)}`).join('');
    expect(redactorOf(secret).redact(`\\${written}`)).toBe('$CANARY');
  });

  test('in the Base64 of a text around it', () => {
    fc.assert(
      fc.property(secrets, fc.nat(), fc.string(), fc.string(), (secret, from, before, after) => {
        const piece = secret.slice(from % (secret.length - 11));
        for (const encoding of ['base64', 'base64url'] as const) {
          const redacted = redactorOf(secret).redact(Buffer.from(before + piece + after).toString(encoding));
          expect(piecesFound(redacted, [secret])).toEqual([]);
        }
      }),
    );
  });
});

const signed = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJlZC0xMjM0NTY3ODkwIn0.kq3Zx9LmPw7RtYv2BnQsJd4Fh6Gk8Tc1';

describe('a piece is shown by the name of its secret, as long as it goes on', () => {
  test.for([
    ['the beginning', 'kq3Zx9LmPw7RtYv2BnQs', 'token kq3Zx9LmPw7RtY… is unknown', 'token $CANARY… is unknown'],
    ['the end', 'kq3Zx9LmPw7RtYv2BnQs', 'token …LmPw7RtYv2BnQs', 'token …$CANARY'],
    ['two pieces', 'kq3Zx9LmPw7RtYv2BnQs', 'kq3Zx9LmPw7R,7RtYv2BnQs, kq3Zx9LmPw7Rt', '$CANARY,7RtYv2BnQs, $CANARY'],
    ['eleven characters are none', 'kq3Zx9LmPw7RtYv2BnQs', 'kq3Zx9LmPw7 Zx9LmPw7RtY', 'kq3Zx9LmPw7 Zx9LmPw7RtY'],
    ['a whole one and a piece', 'kq3Zx9LmPw7RtYv2BnQs', 'kq3Zx9LmPw7RtYv2BnQs Zx9LmPw7RtYv', '$CANARY $CANARY'],
    ['a passphrase', 'correct-horse-battery', 'no correct-horse-bat', 'no $CANARY'],
    ['the header of a JWT is public', signed, signed.slice(0, 36), signed.slice(0, 36)],
    ['and so are its claims', signed, signed.slice(37, 60), signed.slice(37, 60)],
    ['its signature is not', signed, signed.slice(-20), '$CANARY'],
    ['a cut through all of them', signed, signed.slice(4, -8), `${signed.slice(4, signed.lastIndexOf('.'))}.$CANARY`],
    [
      'the private member of a JWK',
      '{"kty":"OKP","x":"Pub1icPub1icPub1ic","d":"kq3Zx9LmPw7RtYv2"}',
      'Zx9LmPw7RtYv',
      '$CANARY',
    ],
    [
      'and not its public one',
      '{"kty":"OKP","x":"Pub1icPub1icPub1ic","d":"kq3Zx9LmPw7RtYv2"}',
      'Pub1icPub1ic',
      'Pub1icPub1ic',
    ],
    ['a short key of words', 'admin-token-1', 'the admin-token-2 of admin-token', 'the admin-token-2 of admin-token'],
    ['the address of a page', 'https://app.example.com/a', 'https://app.example.com/b', 'https://app.example.com/b'],
    ['nothing but zeros', '0000000000000000000000', '000000000000000', '000000000000000'],
  ])('%s', ([, secret = '', text = '', shown]) => {
    expect(redactorOf(secret).redact(text)).toBe(shown);
  });

  test('what its name says is no secret', () => {
    const redactor = new Redactor();
    redactor.add('editor-token-of-staging-7f3a', '$EDITOR_TOKEN');
    expect(redactor.redact('the editor-token here')).toBe('the editor-token here');
    expect(redactor.redact('editor-token-of-stag')).toBe('ed$EDITOR_TOKEN');
    expect(redactor.redact('of-staging-7f3a')).toBe('$EDITOR_TOKEN');
  });

  test('the armour of a PEM key is public, what it guards is not', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const redactor = redactorOf(pem);
    expect(redactor.redact('-----BEGIN PRIVATE KEY----- expected')).toBe('-----BEGIN PRIVATE KEY----- expected');
    expect(redactor.redact(`=${pem.split('\n')[1]?.slice(-30)}`)).toBe('=$CANARY');
  });

  test('the first secret that holds a piece gives the name', () => {
    const redactor = new Redactor();
    redactor.add('kq3Zx9LmPw7RtYv2BnQs', '$FIRST');
    redactor.add('kq3Zx9LmPw7RtYv2xxxxxxxx', '$SECOND');
    expect(redactor.redact('kq3Zx9LmPw7RtY')).toBe('$FIRST');
  });

  test('a text whose pieces are not asked for is hidden whole only', () => {
    const redactor = new Redactor();
    redactor.add('Partner id=reseller-1, signature=', '$CANARY', { pieces: false });
    expect(redactor.redact('Partner id=reseller-2')).toBe('Partner id=reseller-2');
    expect(redactor.redact('<Partner id=reseller-1, signature=>')).toBe('<$CANARY>');
  });

  test('a secret that comes later is found in texts that were read before', () => {
    const redactor = redactorOf('kq3Zx9LmPw7RtYv2BnQs');
    expect(redactor.redact('8Hc5Vd3Nf6Jb9')).toBe('8Hc5Vd3Nf6Jb9');
    redactor.add('8Hc5Vd3Nf6Jb9Xz2Ml', '$LATER');
    expect(redactor.redact('8Hc5Vd3Nf6Jb9')).toBe('$LATER');
  });

  test('thousands of secrets are known as well as one', () => {
    const redactor = new Redactor();
    const all = Array.from({ length: 2_000 }, (_, index) => createHash('sha256').update(`${index}`).digest('hex'));
    for (const [index, secret] of all.entries()) redactor.add(secret, `$T${index}`);
    expect(redactor.redact(`<${all[1234]?.slice(1, 30)}>`)).toBe('<$T1234>');
  });
});
