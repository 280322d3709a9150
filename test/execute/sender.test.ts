import { expect, test } from 'vitest';
import type { JournalWriter } from '../../src/execute/journal-writer.ts';
import { Later } from '../../src/execute/later.ts';
import { Redactor } from '../../src/execute/redactor.ts';
import { senderOf } from '../../src/execute/sender.ts';
import { aServer } from './a-server.ts';

const journal: JournalWriter = { write: () => {}, room: () => Promise.resolve(), close: () => Promise.resolve() };

test('what waits for its turn when the run is stopped never leaves', async () => {
  let arrived = 0;
  await using served = await aServer((_, response) => {
    arrived++;
    response.end();
  });
  const stopping = new AbortController();
  const sender = senderOf({
    target: served.url,
    headers: {},
    addresses: [],
    addressWays: {},
    credentials: {
      present: () => ({ headers: [], query: [] }),
      give: () => {},
      another: async () => ({ text: '' }),
      revoke: async () => undefined,
    },
    redactor: new Redactor(),
    journal,
    later: new Later(),
    notice: () => [],
    runId: 'run',
    version: '0.0.0',
    connections: 4,
    timeoutMs: 5000,
    rps: 0.1,
    maxRequests: undefined,
    signal: stopping.signal,
    now: () => new Date(0),
  });
  const sending = {
    about: 'a',
    at: { principal: 'anonymous', token: 'missing', address: 'default' },
    request: { method: 'POST', target: '/', headers: [], body: undefined },
    attempt: 1,
  };
  const first = sender.send(sending, undefined);
  const others = [sender.send(sending, undefined), sender.send(sending, undefined)];
  await first;
  stopping.abort();
  expect(await Promise.all(others.map(async (other) => await other))).toMatchObject([
    { code: 'interrupted' },
    { code: 'interrupted' },
  ]);
  expect([arrived, sender.requests()]).toEqual([1, 1]);
  await sender.close();
});
