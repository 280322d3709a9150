import { expect, test } from 'vitest';
import type { ProgressState } from '../../src/model/progress.ts';
import { progressLine, progressWriter } from '../../src/report/progress.ts';

const state = (operationsDone: number): ProgressState => ({
  operationsDone,
  operations: 40,
  requests: operationsDone * 10,
  elapsedMs: 2_000,
  verdicts: { pass: operationsDone, inconclusive: 2 },
});

function recorded(isTerminal: boolean, width = 80) {
  const written: string[] = [];
  let time = 0;
  const writer = progressWriter({ write: (text) => written.push(text), isTerminal, now: () => time, width });
  return { written, writer, pass: (ms: number) => (time += ms) };
}

test('a line says how far, how fast and what came out so far', () => {
  expect(progressLine(state(10))).toBe(
    '10/40 operations (25 %) · 100 requests, 50/s · 2.0 s · about 6 s left · 10 pass · 2 inconclusive',
  );
});

test('how much longer it takes is said once that is no guess, and not at the end', () => {
  expect(progressLine(state(2))).not.toContain('left');
  expect(progressLine({ ...state(10), elapsedMs: 500 })).not.toContain('left');
  expect(progressLine(state(40))).not.toContain('left');
  expect(progressLine({ ...state(30), elapsedMs: 60_000 })).toContain('about 20 s left');
});

test('a terminal sees one line, drawn again and again, never wrapped, and cleared at the end', () => {
  const { written, writer, pass } = recorded(true, 30);
  for (let done = 0; done <= 40; done += 1) {
    pass(100);
    writer.show(state(done));
  }
  writer.end();
  expect(written).toHaveLength(42);
  expect(written.every((text) => text.startsWith('\r\u001B[K') && text.length <= 33 && !text.includes('\n'))).toBe(
    true,
  );
  expect(written.at(-1)).toBe('\r\u001B[K');
});

test('a terminal is not redrawn more often than the eye can follow', () => {
  const { written, writer, pass } = recorded(true);
  for (let done = 0; done <= 40; done += 1) {
    pass(10);
    writer.show(state(done));
  }
  expect(written.length).toBeLessThan(8);
});

test('a pipe sees a plain line every tenth of the way', () => {
  const { written, writer } = recorded(false);
  for (let done = 0; done <= 40; done += 1) writer.show(state(done));
  writer.end();
  expect(written).toHaveLength(10);
  expect(written.join('')).not.toContain('\r');
  expect(written.join('')).not.toContain('\u001B');
});

test('a pipe sees a sign of life after five seconds', () => {
  const { written, writer, pass } = recorded(false);
  writer.show(state(1));
  expect(written).toHaveLength(0);
  pass(5_000);
  writer.show(state(1));
  expect(written).toHaveLength(1);
});
