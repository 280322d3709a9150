import { expect, test } from 'vitest';
import { isWfc } from '../../../src/load/wfc/is-wfc.ts';

test.for([
  'auth:\n  - name: ann',
  '# mine\nschemaVersion: "0.2"\nauth: []',
  '{"auth":[{"name":"ann"}]}',
  '{ auth: [{ name: ann }] }',
  'auth:\n  - name: "broken',
])('%s is a WFC file', (text) => {
  expect(isWfc(text)).toBe(true);
});

test.for([
  '{"log":{"entries":[]},"auth":[]}',
  '{"log":{"entries":[{"request":{"auth":1}}]}}',
  "curl https://a.example -d 'auth: 1'",
  'rolecall: 1\nrequests: { POST /a: { body: { auth: 1 } } }',
  '- auth: 1',
  '',
])('%s is none', (text) => {
  expect(isWfc(text)).toBe(false);
});
