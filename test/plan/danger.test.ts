import { expect, test } from 'vitest';
import { soundsDangerous } from '../../src/plan/danger.ts';

test.for([
  ['/auth/logout', 'postLogout'],
  ['/users/{id}/change-password', undefined],
  ['/volumes/prune', 'VolumeDelete'],
  ['/maintenance', undefined],
  ['/users/{id}:disable', undefined],
  ['/x', 'resetEverything'],
  ['/sessions/log-out', undefined],
])('%s (%s) sounds dangerous', ([path, operationId]) => {
  expect(soundsDangerous({ path: path ?? '', operationId })).toBe(true);
});

test.for([
  ['/orders', 'createOrder'],
  ['/orders/{deleteToken}/notes', 'addNote'],
  ['/stopwatches', 'createStopwatch'],
  ['/presets', 'createPreset'],
])('%s (%s) does not', ([path, operationId]) => {
  expect(soundsDangerous({ path: path ?? '', operationId })).toBe(false);
});
