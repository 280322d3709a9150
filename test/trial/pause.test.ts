import { expect, test } from 'vitest';
import { pauseMs } from '../../src/trial/pause.ts';

function limited(headers: Record<string, string>): Parameters<typeof pauseMs>[0] {
  return { kind: 'response', status: 429, headers, body: '', truncated: false };
}

test('Retry-After in seconds is taken at its word', () => {
  expect(pauseMs(limited({ 'retry-after': '7' }))).toBe(7000);
});

test('Retry-After as a date counts from the date of the answer', () => {
  const headers = { date: 'Wed, 21 Oct 2026 07:28:00 GMT', 'retry-after': 'Wed, 21 Oct 2026 07:28:05 GMT' };
  expect(pauseMs(limited(headers))).toBe(5000);
});

test.for([{}, { 'retry-after': 'soon' }])('%j means a second', (headers) => {
  expect(pauseMs(limited(headers as Record<string, string>))).toBe(1000);
});

test.for(['0', '-1', '0.001', '1e-9'])('%s seconds mean one, so that waiting ends', (seconds) => {
  expect(pauseMs(limited({ 'retry-after': seconds }))).toBe(1000);
});

test('a date that has passed means a second, so that waiting ends', () => {
  const headers = { date: 'Wed, 21 Oct 2026 07:28:05 GMT', 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' };
  expect(pauseMs(limited(headers))).toBe(1000);
});
