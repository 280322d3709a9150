import { describe, expect, test } from 'vitest';
import type { Judged } from '../../src/model/report.ts';
import { junit } from '../../src/report/junit.ts';
import { cellResult, type CellResult } from '../../src/vitest/cell-result.ts';
import { operationResult } from '../../src/vitest/operation-result.ts';
import { syntheticReport } from '../report/synthetic-report.ts';
import { textOf } from '../report/text-of.ts';

async function all(): Promise<Judged[]> {
  const judged: Judged[] = [];
  for await (const one of syntheticReport().judged()) judged.push(one);
  return judged;
}

const { run } = syntheticReport();

test('a test is red, skipped or green where the JUnit reporter says so', async () => {
  const text = await textOf(junit, syntheticReport());
  const elements = [...text.matchAll(/<testcase [^>]*?(?:\/>|>\s*<(\w+))/g)].map(([, element]) => element);
  const kinds = { failure: 'failed', error: 'failed', skipped: 'skipped' } as const;
  const expected = elements.map((element) =>
    element && element in kinds ? kinds[element as keyof typeof kinds] : 'passed',
  );
  expect(new Set(expected)).toEqual(new Set(['failed', 'skipped', 'passed']));
  expect((await all()).map((judged) => cellResult(judged, run).kind)).toEqual(expected);
});

test('only a pass is green, and what is open says what would settle it', async () => {
  const cells = await all();
  expect(cells).not.toEqual([]);
  for (const judged of cells) {
    const result = cellResult(judged, run);
    const { verdict, supply } = judged.verdict;
    if (result.kind === 'passed') expect(verdict).toBe('pass');
    if (verdict === 'inconclusive' && result.kind === 'failed' && supply !== null)
      expect(result.message).toContain('to settle it: ');
    if (result.kind === 'skipped') expect(result.reason).toMatch(/^(accepted|[a-z-]+): \S/);
  }
});

test('no control character of a server reaches the message', async () => {
  for (const judged of await all()) {
    const observed = judged.verdict.observed && {
      ...judged.verdict.observed,
      cause: 'a\u001B[31mb',
      evidence: ['c\u0007d'],
    };
    const verdict = {
      ...judged.verdict,
      observed,
      verdict: 'inconclusive',
      code: 'unexpected',
      supply: '\u001B[2J',
      accepted: null,
    } as const;
    const result = cellResult({ ...judged, verdict }, run);
    const lines = result.kind === 'failed' ? result.message.split('\n') : [];
    expect(lines.filter((line) => /\p{Cc}/u.test(line))).toEqual([]);
  }
});

describe('a whole operation', () => {
  const green: CellResult = { kind: 'passed' };
  const skipped: CellResult = { kind: 'skipped', reason: 'no-body: write one' };
  const failed: CellResult = {
    kind: 'failed',
    message: 'over-permissive: …\nmore',
    rule: { text: 'POST /a', at: 'm.yaml:1:1' },
  };
  const of = (...results: readonly CellResult[]) =>
    operationResult(new Map(results.map((result, index) => [`cell ${index}`, result])));

  test('is green where something passed and nothing failed, skipped where nothing was asked', () => {
    expect(of(green, skipped)).toEqual({ kind: 'passed' });
    expect(of(skipped, skipped)).toEqual(skipped);
    expect(of()).toMatchObject({ kind: 'skipped' });
  });

  test('shows the first failures in full and names the others', () => {
    const result = of(green, failed, failed, failed, failed);
    const message = result.kind === 'failed' ? result.message : '';
    expect(message.split('\n')[0]).toBe('4 of 5 scenarios failed');
    expect(message.match(/\nmore/g)).toHaveLength(3);
    expect(message).toMatch(/\n\ncell 4: over-permissive: …$/);
  });
});
