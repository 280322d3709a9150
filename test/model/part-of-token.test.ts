import { expect, test } from 'vitest';
import { partOfToken } from '../../src/model/part-of-token.ts';

test.for([
  ['expired', undefined, 'expired'],
  ['gatewayKey:expired', 'gatewayKey', 'expired'],
  // Names of security schemes may hold a colon, names of states do not.
  ['urn:key:two-places', 'urn:key', 'two-places'],
  [':expired', '', 'expired'],
] as const)('%s', ([token, part, state]) => {
  expect(partOfToken(token)).toEqual({ part, state });
});
