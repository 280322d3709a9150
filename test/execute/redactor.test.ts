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
