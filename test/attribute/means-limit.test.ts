import { expect, test } from 'vitest';
import { meansLimit } from '../../src/attribute/means-limit.ts';
import { plain, response, samples } from './samples.ts';

test.for([
  ['envoy-local-rate-limit', 'limit'],
  ['litellm-budget', 'quota'],
  ['unleash-quota', 'quota'],
  ['rate-limit-text', 'limit'],
  ['quota-text', 'quota'],
  ['licence-text', 'licence'],
  ['maintenance-text', 'maintenance'],
  ['envoy-rbac', undefined],
  ['problem-permission', undefined],
  ['kong-ip-restriction', undefined],
] as const)('%s means %s', ([name, means]) => {
  for (const sample of samples[name]) expect(meansLimit(sample, [])).toBe(means);
});

test.for(Object.entries(plain))('%s means no limit', ([, sample]) => {
  expect(meansLimit(sample, [])).toBeUndefined();
});

test('the user knows better than the signatures', () => {
  const licence = { status: 403, body: 'not in your plan', means: 'licence' } as const;
  expect(meansLimit(response(403, 'This is not in your plan.'), [licence])).toBe('licence');
  expect(meansLimit(response(400, 'This is not in your plan.'), [licence])).toBeUndefined();
  expect(meansLimit(response(403, 'No.'), [licence])).toBeUndefined();
  expect(meansLimit(response(503), [{ status: 503, means: 'maintenance' }])).toBe('maintenance');
});
