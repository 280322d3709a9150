import { expect, test } from 'vitest';
import { outcomeOf } from '../../src/judge/outcome-of.ts';
import type { Answer } from '../../src/model/wire.ts';

const plain = { statuses: [], hides: false, success: [] };
const nothing = { notes: [], limit: undefined };

function answered(status: number): Answer {
  return { kind: 'response', status, headers: {}, body: '', truncated: false };
}

test.for([
  [200, 'admitted'],
  [201, 'admitted'],
  [204, 'admitted'],
  [302, 'redirected'],
  [400, 'rejected'],
  [401, 'refused'],
  [402, 'limited'],
  [403, 'refused'],
  [404, 'absent'],
  [405, 'absent'],
  [409, 'rejected'],
  [410, 'absent'],
  [422, 'rejected'],
  [429, 'limited'],
  [500, 'failed'],
  [501, 'absent'],
  [503, 'failed'],
] as const)('%i is %s', ([status, outcome]) => {
  expect(outcomeOf(answered(status), plain, nothing)).toBe(outcome);
});

test('a connection that broke is unanswered', () => {
  expect(outcomeOf({ kind: 'failure', phase: 'headers', code: 'ECONNRESET' }, plain, nothing)).toBe('unanswered');
});

test('404 is a refusal where the operation hides', () => {
  expect(outcomeOf(answered(404), { ...plain, hides: true }, nothing)).toBe('refused');
});

test('a status that the fault declares as its refusal is a refusal', () => {
  expect(outcomeOf(answered(400), { ...plain, statuses: [400] }, nothing)).toBe('refused');
});

test('a declared success is admitted whatever its class', () => {
  expect(outcomeOf(answered(303), { ...plain, success: [303] }, nothing)).toBe('admitted');
});

test('a 403 that names a limit is limited and no refusal', () => {
  expect(outcomeOf(answered(403), plain, { notes: [], limit: 'quota' })).toBe('limited');
});

test.for(['soft-denial', 'html-for-json'])('a 2xx with the note %s is a refusal', (note) => {
  expect(outcomeOf(answered(200), plain, { notes: [note], limit: undefined })).toBe('refused');
});

test.for(['empty-body', 'schema-mismatch', 'undocumented-status'])(
  'a 2xx with the note %s is still admitted',
  (note) => {
    expect(outcomeOf(answered(200), plain, { notes: [note], limit: undefined })).toBe('admitted');
  },
);
