import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { aSender, from } from './a-sender.ts';
import { aServer } from './a-server.ts';

/** A server that takes its time, and counts how many requests it has at once. */
async function aSlowServer(ms: number) {
  let now = 0;
  const seen = { most: 0, all: 0 };
  const served = await aServer((request, response) => {
    seen.all++;
    seen.most = Math.max(seen.most, ++now);
    request.resume();
    setTimeout(() => {
      now--;
      response.end('{}');
    }, ms);
  });
  return { served, seen };
}

test('no more requests are under way than there are connections, over whichever addresses they leave', async () => {
  const { served, seen } = await aSlowServer(10);
  await using server = served;
  const addresses = ['127.0.0.2', '127.0.0.3'].map((ip, index) => ({
    name: `a${index}`,
    via: 'bind',
    ip,
    networks: new Set<string>(),
  }));
  await using sender = aSender({ target: server.url, connections: 4, addresses });
  const sent = await Promise.all(
    Array.from({ length: 40 }, (_, index) => Promise.resolve(sender.send(from(`a${index % 2}`), undefined))),
  );
  expect(sent.map(({ kind }) => kind)).toEqual(Array.from({ length: 40 }, () => 'exchange'));
  expect(seen).toEqual({ most: 4, all: 40 });
});

test('the time that a request waits for its turn is no time that the target took', async () => {
  const { served } = await aSlowServer(300);
  await using server = served;
  await using sender = aSender({ target: server.url, connections: 1, timeoutMs: 700 });
  const sent = await Promise.all(
    Array.from({ length: 4 }, () => Promise.resolve(sender.send(from('default'), undefined))),
  );
  for (const each of sent) {
    expect(each).toMatchObject({ kind: 'exchange', answer: { kind: 'response' } });
    expect('ms' in each && each.ms).toBeLessThan(600);
  }
});

test('what is ready when the run is stopped does not leave any more, and does not count as sent', async () => {
  const { served, seen } = await aSlowServer(50);
  await using server = served;
  const stop = new AbortController();
  await using sender = aSender({ target: server.url, connections: 1, signal: stop.signal });
  const asked = [1, 2, 3].map(() => Promise.resolve(sender.send(from('default'), undefined)));
  await sleep(20);
  stop.abort();
  const sent = await Promise.all(asked);
  expect(sent.map((each) => ('code' in each ? each.code : each.kind))).toEqual([
    'exchange',
    'interrupted',
    'interrupted',
  ]);
  expect(seen.all).toBe(1);
  expect(sender.requests()).toBe(1);
});

test('what was made for the run and is taken away at its end never shares an id with another request', async () => {
  const { served } = await aSlowServer(30);
  await using server = served;
  const stop = new AbortController();
  await using sender = aSender({ target: server.url, connections: 1, signal: stop.signal });
  const send = (teardown: boolean) =>
    Promise.resolve(sender.send(from('default', teardown ? { teardown } : {}), undefined));
  const asked = [send(false), send(false), send(false)];
  await sleep(10);
  stop.abort();
  asked.push(send(true));
  await Promise.all(asked);
  const sent = await Promise.all([...asked, send(true), send(true), send(true)]);
  const ids = sent.flatMap((each) => (each.kind === 'exchange' ? [each.id] : []));
  expect(ids).toHaveLength(5);
  expect(new Set(ids).size).toBe(5);
});
