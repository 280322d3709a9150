import { expect, test } from 'vitest';
import type { Judged } from '../../src/model/report.ts';
import { reproduction } from '../../src/report/reproduction.ts';
import { syntheticReport } from './synthetic-report.ts';

async function found(): Promise<Judged> {
  for await (const judged of syntheticReport().judged()) if (judged.verdict.code === 'role-admitted') return judged;
  throw new Error('the synthetic report holds a role that was admitted');
}

function different(left: readonly string[] = [], right: readonly string[] = []): readonly string[] {
  return left.filter((line) => !right.includes(line));
}

test('control and fault differ in one line, unique values notwithstanding', async () => {
  const judged = await found();
  expect(judged.control?.request.body).not.toBe(judged.fault?.request.body);
  const { control, fault } = reproduction(judged, syntheticReport().run);
  expect(fault).toHaveLength(control?.length ?? 0);
  expect(different(fault, control)).toEqual(['-H "authorization: Bearer $EDITOR_TOKEN"']);
  expect(different(control, fault)).toEqual(['-H "authorization: Bearer $ADMIN_TOKEN"']);
});

test('the commands bind to the address from which the request was sent', async () => {
  const judged = await found();
  const { run } = syntheticReport();
  const fault = judged.fault && { ...judged.fault, at: { ...judged.fault.at, address: 'outside' } };
  const pair = reproduction({ ...judged, fault }, run);
  expect(pair.fault).toContain(`--interface '127.0.0.9'`);
  expect(pair.control).toContain(`--interface '127.0.0.2'`);
});

test('a case of the body is a difference that stays', async () => {
  const judged = await found();
  const body = JSON.stringify({ model: 'large' });
  const fault = judged.fault && {
    ...judged.fault,
    at: { ...judged.fault.at, case: 'large' },
    request: { ...judged.fault.request, body },
  };
  expect(reproduction({ ...judged, fault }, syntheticReport().run).fault).toContain(`--data-raw '${body}'`);
});
