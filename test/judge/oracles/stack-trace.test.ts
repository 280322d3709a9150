import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stackTrace } from '../../../src/judge/oracles/stack-trace.ts';
import { refusals } from './refusals.ts';
import { samples } from './samples.ts';

test.for(Object.entries(samples['stack-trace'].fires))('says which runtime wrote the trace: %s', ([, made]) => {
  const [seen] = stackTrace.look(made);
  expect(seen?.evidence).toMatch(/^a stack trace of (Node\.js|Java|Python|\.NET|PHP|Ruby|Go): "\S/);
});

test('a trace is found in plain text, in JSON and on a page', () => {
  const trace = 'Error: no\n    at guard (/app/src/guard.js:12:11)\n    at next (/app/src/next.js:1:1)';
  const page = `<pre>${trace.replaceAll('\n', '<br>').replaceAll('  ', '&nbsp; ')}</pre>`;
  for (const body of [trace, { stack: trace }, { nested: { text: JSON.stringify(trace) } }, page]) {
    expect([...stackTrace.look(refusals([{ status: 403, body }]))]).toHaveLength(1);
  }
});

test('no sentence is a trace', () => {
  const word = fc.constantFrom(
    'at',
    'in',
    'line',
    '12',
    'error',
    'orders',
    '/orders/1',
    '10:20',
    'File',
    'role.',
    '(x)',
    '#0',
  );
  fc.assert(
    fc.property(fc.array(word), (words) => {
      expect([...stackTrace.look(refusals([{ status: 403, body: words.join(' ') }]))]).toEqual([]);
    }),
  );
});

test('a long body takes no long time', () => {
  const bodies = ['at '.repeat(30_000), 'at a.'.repeat(20_000), 'x/'.repeat(50_000), 'at A.b('.repeat(20_000)];
  const started = performance.now();
  for (const body of bodies) expect([...stackTrace.look(refusals([{ status: 403, body }]))]).toEqual([]);
  expect(performance.now() - started).toBeLessThan(4_000);
});
