import { expect, test } from 'vitest';
import { attribute } from '../../src/attribute/attribute.ts';
import { signatures } from '../../src/attribute/signatures.ts';
import type { RefusalSignature } from '../../src/model/signature.ts';
import { plain, response, samples } from './samples.ts';

test.for(Object.entries<RefusalSignature>(signatures))(
  'what %s knows is attributed to its cause',
  ([name, { cause }]) => {
    const own = Object.entries(samples).find(([sampled]) => sampled === name)?.[1] ?? [];
    for (const sample of own)
      expect(attribute(sample)).toMatchObject({ cause, evidence: expect.arrayContaining([expect.any(String)]) });
  },
);

test.for(Object.entries(plain))('%s has no cause', ([, sample]) => {
  expect(attribute(sample)).toEqual({ hop: 'unknown', cause: null, confidence: 'low', evidence: [] });
});

test('a sure signature is preferred to a guess that comes first', () => {
  const both = response(403, { message: 'Missing permission' }, { 'www-authenticate': 'Bearer error="invalid_token"' });
  expect(attribute(both)).toMatchObject({ cause: 'token', confidence: 'high' });
});

test('what only an upstream adds shows that the application refused', () => {
  const behindEnvoy = response(403, { error: 'forbidden' }, { server: 'envoy', 'x-envoy-upstream-service-time': '3' });
  expect(attribute(behindEnvoy)).toMatchObject({ hop: 'application', cause: null });
});

test("a header that is the target's own shows that the application refused", () => {
  const own = response(403, '', { 'x-orders-version': '7' });
  expect(attribute(own).hop).toBe('unknown');
  expect(attribute(own, { targetHeaders: ['x-orders-version'] }).hop).toBe('application');
});
