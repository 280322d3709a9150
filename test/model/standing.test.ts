import { expect, test } from 'vitest';
import { standing, standingPattern } from '../../src/model/standing.ts';
import type { VerdictRecord } from '../../src/model/verdict.ts';
import { syntheticReport } from '../report/synthetic-report.ts';

type Observed = NonNullable<VerdictRecord['observed']>;

const cell = (
  observed: Partial<Observed>,
  { verdict = 'pass', code = 'contrast', proven = true }: Partial<VerdictRecord> = {},
) =>
  standing({
    verdict,
    code,
    proven,
    observed: { outcome: 'refused', status: 403, hop: 'unknown', cause: null, evidence: [], ...observed },
  });

test.for<[string, string]>([
  ['admitted, proven', cell({ outcome: 'admitted', status: 201 })],
  ['refused 403, proven', cell({})],
  ['refused 403 by gateway for client-address, proven', cell({ hop: 'gateway', cause: 'client-address' })],
  ['refused closed, proven', cell({ status: null })],
  ['refused 401, unproven', cell({ status: 401 }, { code: 'refused-unproven', proven: false })],
  ['refused 401, either way', cell({ status: 401 }, { code: 'either-way', proven: false })],
  ['absent 404, wrong-refusal', cell({ outcome: 'absent', status: 404 }, { verdict: 'wrong-refusal', proven: false })],
  ['inconclusive', cell({ outcome: 'limited', status: 429 }, { verdict: 'inconclusive', code: 'limited' })],
  ['not-evaluable dangerous', cell({}, { verdict: 'not-evaluable', code: 'dangerous', proven: false })],
])('%s', ([text, made]) => {
  expect(made).toBe(text);
});

test('the status of an admission is no permission, and makes no difference', () => {
  expect(cell({ outcome: 'admitted', status: 200 })).toBe(cell({ outcome: 'admitted', status: 201 }));
});

test('every verdict stands as a text that a baseline takes', async () => {
  const codes = new Set<string>();
  for await (const { verdict } of syntheticReport().judged()) {
    codes.add(verdict.code);
    expect(standing(verdict)).toMatch(standingPattern);
  }
  expect(codes.size).toBeGreaterThan(20);
});
