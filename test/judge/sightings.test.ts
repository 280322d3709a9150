import { expect, test } from 'vitest';
import { aRun, cells, journalOf, judged, type Got, type MadeCell, type MadeOperation } from './a-journal.ts';

const challenge = { 'www-authenticate': 'Bearer error="insufficient_scope"' };
const unauthorized: Got = { status: 401, body: '', headers: { 'www-authenticate': 'Bearer realm="test"' } };
const forbidden: Got = { status: 403, body: '{"error":"forbidden"}', headers: challenge };
const trace: Got = {
  status: 403,
  body: '{"error":"forbidden","stack":"Error\\n    at guard (/app/guard.js:1:2)"}',
  headers: challenge,
};

function operation(id: string, viewer: Got, change: Partial<MadeCell> = {}): MadeOperation {
  const got = {
    anonymous: unauthorized,
    'anonymous token=unknown': unauthorized,
    viewer,
    'editor token=expired': unauthorized,
    editor: 201,
  };
  const made = cells(id, got, { allowed: ['editor'] }).map((cell) => ({ ...cell, ...change }));
  return { id, pair: [unauthorized, unauthorized], cells: made };
}

test('a run whose refusals are all right has nothing to say about them', async () => {
  const { conclusion } = await judged(journalOf([operation('POST /a', forbidden), operation('POST /b', forbidden)]));
  expect(conclusion).toMatchObject({ findings: [], exitCode: 0 });
});

test('what an oracle sees is one finding over all operations, and fails the run while every verdict stays what it is', async () => {
  const made = [operation('POST /a', trace), operation('POST /b', forbidden), operation('POST /c', trace)];
  const { conclusion, verdicts } = await judged(journalOf(made));
  expect(conclusion.findings).toMatchObject([
    {
      code: 'oracle',
      fault: 'stack-trace',
      verdict: 'wrong-refusal',
      severity: 'high',
      title: 'refusals leak a stack trace: 2 of 3 operations',
      operations: ['POST /a', 'POST /c'],
      cells: 2,
      accepted: false,
    },
  ]);
  expect(conclusion.findings[0]?.examples[0]?.fault?.answer).toMatchObject({ status: 403 });
  expect(conclusion).toMatchObject({ exitCode: 1, counts: { pass: 15, 'wrong-refusal': 0 } });
  expect(conclusion.headline).toMatch(/^Failed: refusals leak a stack trace: 2 of 3 operations; 15 of 15/);
  expect(verdicts.get('POST /a viewer')).toMatchObject({
    verdict: 'pass',
    proven: true,
    seen: [{ oracle: 'stack-trace', severity: 'high', against: null }],
  });
  expect(conclusion.matrix.get('POST /a')?.get('viewer')).toMatchObject({ verdict: 'pass' });
});

test('a note is shown and counts nowhere', async () => {
  const bare: Got = { status: 401, body: '' };
  const made = operation('POST /a', forbidden);
  const noted = made.cells.map((cell) => (cell.got === unauthorized ? { ...cell, got: bare } : cell));
  const { conclusion } = await judged(journalOf([{ ...made, pair: [bare, bare], cells: noted }]));
  expect(conclusion.findings).toMatchObject([{ verdict: 'note', fault: 'missing-www-authenticate', cells: 3 }]);
  expect(conclusion).toMatchObject({ exitCode: 0, headline: expect.stringMatching(/^Proven: .*, no finding$/) });
});

test('what the matrix accepts of a scenario is the way in which it is refused, too', async () => {
  const accepted = { reason: 'the old handler goes in March', until: null };
  const { conclusion } = await judged(
    journalOf([operation('POST /a', trace, { accepted }), operation('POST /b', forbidden)]),
  );
  expect(conclusion).toMatchObject({ exitCode: 0, findings: [{ fault: 'stack-trace', accepted: true }] });
  const { conclusion: both } = await judged(
    journalOf([operation('POST /a', trace, { accepted }), operation('POST /b', trace)]),
  );
  expect(both.exitCode).toBe(1);
  expect(both.findings.map(({ accepted: isAccepted }) => isAccepted)).toEqual([false, true]);
});

test('an answer is looked at whatever the verdict on it, but only if it refused', async () => {
  const made = operation('POST /a', { status: 200, body: trace.body });
  const { conclusion } = await judged(journalOf([made]));
  expect(conclusion.findings.map(({ code }) => code)).toEqual(['role-admitted']);
  const { conclusion: wrong } = await judged(journalOf([operation('POST /a', { ...trace, status: 401 })]));
  expect(wrong.findings.map(({ fault }) => fault)).toEqual(['stack-trace', 'role viewer']);
});

test('an oracle that the run did not know is no finding', async () => {
  const run = aRun({ oracles: { 'from-the-future': { off: 'unknown' } } });
  expect((await judged(journalOf([operation('POST /a', forbidden)], run))).conclusion.findings).toEqual([]);
});
