import { describe, expect, test } from 'vitest';
import { oracles } from '../../../src/judge/oracles.ts';
import type { Oracle, OracleSetting, Refusals } from '../../../src/model/oracle.ts';
import type { JournalLine } from '../../../src/model/journal.ts';
import { LiveJudge } from '../../../src/judge/live.ts';
import { attribute } from '../../../src/attribute/attribute.ts';
import { judged, silent as says } from '../a-journal.ts';
import { refusals } from './refusals.ts';
import { samples } from './samples.ts';

/** Some oracles ask who answered. */
const reading = { ...says, attribute };

const sampled = Object.entries(samples);
const all = Object.entries<Oracle>(oracles).map(([name, oracle]) => {
  const own = sampled.find(([other]) => other === name)?.[1];
  return { name, oracle, fires: Object.entries(own?.fires ?? {}), silent: Object.entries(own?.silent ?? {}) };
});

test.for(all)('$name has answers on which it fires and answers that come near', ({ fires, silent }) => {
  expect(fires).not.toEqual([]);
  expect(silent).not.toEqual([]);
});

describe.for(all)('$name', ({ name, oracle, fires, silent }) => {
  test.for(fires)('fires on %s, names the cell and says what shows it', ([, made]) => {
    const seen = [...oracle.look(made)];
    expect(seen).not.toEqual([]);
    const cells = seen.map(({ cell }) => cell);
    expect(new Set(cells).size).toBe(cells.length);
    for (const { cell, evidence, against } of seen) {
      expect(made.settled.cells.map(({ id }) => id)).toContain(cell);
      expect(evidence).toMatch(/\S/);
      if (against !== undefined) expect(made.exchanges.has(against)).toBe(true);
    }
  });

  test.for(silent)('is silent on %s', ([, made]) => {
    expect([...oracle.look(made)]).toEqual([]);
  });

  test.for(fires)('goes red in a run that met %s, live and from the journal', async ([, made]) => {
    const lines = journalFrom(made, {});
    const { conclusion } = await judged(lines, reading);
    const verdict = oracle.severity === 'info' ? 'note' : 'wrong-refusal';
    const found = { verdict, code: 'oracle', fault: name, severity: oracle.severity, operations: ['POST /x'] };
    expect(conclusion.findings).toContainEqual(expect.objectContaining(found));
    if (verdict === 'wrong-refusal') expect(conclusion.exitCode).toBe(1);
    const live = new LiveJudge({ ...made.run, operations: ['POST /x'] }, reading);
    for (const line of lines) live.add(line);
    expect(live.conclude()?.findings).toEqual(conclusion.findings);
  });

  test.for(fires)('says nothing of %s where it is switched off, and is as grave as the files say', async ([, made]) => {
    const named = async (setting: OracleSetting) => {
      const { conclusion } = await judged(journalFrom(made, { [name]: setting }), reading);
      return conclusion.findings
        .filter(({ fault }) => fault === name)
        .map(({ severity, verdict }) => [severity, verdict]);
    };
    expect(await named({ off: 'a gateway does that' })).toEqual([]);
    expect(await named({ severity: 'low' })).toEqual([['low', 'wrong-refusal']]);
    expect(await named({ severity: 'info' })).toEqual([['info', 'note']]);
  });

  test('sees the same when it looks again', () => {
    for (const [, made] of fires) expect([...oracle.look(made)]).toEqual([...oracle.look(made)]);
  });

  test('raises no alarm where another one is right to be silent', () => {
    // Notes hold for many servers; an alarm holds for none that is all right.
    if (oracle.severity === 'info') return;
    for (const { name: other, silent: near } of all) {
      if (other === name) continue;
      const alarms = near
        .filter(([, made]) => [...oracle.look(made)].length > 0)
        .map(([title]) => `${other}: ${title}`);
      expect(alarms).toEqual([]);
    }
  });
});

/** The journal of a run that met these refusals and nothing else. */
function journalFrom(
  { run, settled, exchanges }: Refusals,
  oracleSettings: Record<string, OracleSetting>,
): JournalLine[] {
  return [
    { ...run, operations: ['POST /x'], oracles: oracleSettings },
    ...exchanges.values(),
    settled,
    { type: 'teardown', ended: '2026-11-23T10:00:01.000Z', interrupted: false, requests: exchanges.size },
  ];
}

const ordinary = [
  { error: 'forbidden', message: 'You may not do that.' },
  { type: 'https://acme.example/problems/forbidden', title: 'Forbidden', status: 403, detail: 'Ask your admin.' },
  { message: 'Forbidden', documentation_url: 'https://docs.acme.example/rest/errors/403' },
  'Forbidden',
  '<html><head><title>403 Forbidden</title></head><body><center>nginx/1.22.1</center></body></html>',
];

test.for(ordinary.map((body) => [body]))('no oracle has anything to say about an ordinary refusal: %j', ([body]) => {
  const headers = { 'www-authenticate': 'Bearer error="insufficient_scope"' };
  const made = refusals([
    { status: 403, principal: 'viewer', body, headers },
    { status: 403, principal: 'customer', body, headers },
  ]);
  expect(all.filter(({ oracle }) => [...oracle.look(made)].length > 0).map(({ name }) => name)).toEqual([]);
});
