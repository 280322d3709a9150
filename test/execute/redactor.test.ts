import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Redactor } from '../../src/execute/redactor.ts';

test('a secret is shown by its name in every form in which a server may echo it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 6, unit: 'grapheme-ascii' }), (secret) => {
      const redactor = new Redactor();
      redactor.add(secret, '$EDITOR_TOKEN');
      const echoed = [
        secret,
        encodeURIComponent(secret),
        Buffer.from(secret).toString('base64'),
        Buffer.from(secret).toString('base64url'),
      ];
      for (const form of echoed) {
        expect(redactor.redact(`<${form}>`)).toBe('<$EDITOR_TOKEN>');
      }
      expect(redactor.redact(JSON.stringify({ form: secret }))).toBe('{"form":"$EDITOR_TOKEN"}');
    }),
  );
});

test('the longest secret wins where one holds another', () => {
  const redactor = new Redactor();
  redactor.add('secret', '$SHORT');
  redactor.add('secret-and-more', '$LONG');
  expect(redactor.redact('secret-and-more, secret')).toBe('$LONG, $SHORT');
});

test('the first name of a secret stays', () => {
  const redactor = new Redactor();
  redactor.add('same-secret', '$VIEWER_TOKEN');
  redactor.add('same-secret', '$OTHER');
  expect(redactor.redact('same-secret')).toBe('$VIEWER_TOKEN');
});

test('text without secrets is left alone', () => {
  const redactor = new Redactor();
  redactor.add('secret', '$S');
  fc.assert(fc.property(fc.string(), (text) => text.includes('secret') || redactor.redact(text) === text));
});

const special = 'adm+in/tok==en<&>"1234';
const each = (spell: (character: string) => string) => special.replaceAll(/\W/g, spell);
const hex = (character: string) => character.charCodeAt(0).toString(16);

test.for(
  Object.entries({
    'JSON of PHP': special.replaceAll('/', String.raw`\/`),
    'JSON of Java and Go': each((character) => String.raw`\u00${hex(character)}`),
    'percent in lower case': encodeURIComponent(special).toLowerCase(),
    'HTML, hexadecimal': each((character) => `&#x${hex(character)};`),
    'HTML, decimal': each((character) => `&#${character.charCodeAt(0)};`),
    'HTML, by name': special
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;'),
  }),
)('a secret is found in the spelling of %s', ([, spelling]) => {
  const redactor = new Redactor();
  redactor.add(special, '$ADMIN_TOKEN');
  expect(redactor.redact(`<${spelling}>`)).toBe('<$ADMIN_TOKEN>');
});

test('no Base64 of anything around a secret gives it away', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const redactor = new Redactor();
      redactor.add('canary-of-sixteen', '$T');
      for (const encoding of ['base64', 'base64url'] as const) {
        const redacted = redactor.redact(Buffer.from(`${before}canary-of-sixteen${after}`).toString(encoding));
        expect(redacted).toContain('$T');
        expect(Buffer.from(redacted.replace('$T', ''), encoding).toString()).not.toContain('canary');
      }
    }),
  );
});
