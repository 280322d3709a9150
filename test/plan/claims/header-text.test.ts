import { expect, test } from 'vitest';
import { headerText } from '../../../src/plan/claims/header-text.ts';

test.for(['X-Forwarded-For', 'X-Real-IP', 'x-original-forwarded-for'])('%s lists addresses as they are', (name) => {
  expect(headerText(name, ['192.0.2.1', '2001:db8::1'])).toBe('192.0.2.1, 2001:db8::1');
});

// RFC 7239 §6: a colon and brackets are no characters of a token.
test.for(['Forwarded', 'forwarded', 'FORWARDED'])('%s has parameters, with IPv6 in brackets and quotes', (name) => {
  expect(headerText(name, ['192.0.2.1', '2001:db8::1'])).toBe('for=192.0.2.1, for="[2001:db8::1]"');
});
