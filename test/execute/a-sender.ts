import type { JournalWriter } from '../../src/execute/journal-writer.ts';
import { Later } from '../../src/execute/later.ts';
import { Redactor } from '../../src/execute/redactor.ts';
import { senderOf, type Sender, type SenderOptions } from '../../src/execute/sender.ts';
import type { Sending } from '../../src/model/step.ts';
import { addressWays } from '../../src/plan/address-ways.ts';

const journal: JournalWriter = { write: () => {}, room: () => Promise.resolve(), close: () => Promise.resolve() };

/** A sender of requests without credentials, closed when the scope ends. */
export function aSender(change: Pick<SenderOptions, 'target'> & Partial<SenderOptions>): Sender & AsyncDisposable {
  const sender = senderOf({
    headers: {},
    addresses: [],
    addressWays,
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
    rps: undefined,
    maxRequests: undefined,
    signal: new AbortController().signal,
    now: () => new Date(0),
    ...change,
  });
  return { ...sender, [Symbol.asyncDispose]: sender.close };
}

/** A request from an address. */
export function from(address: string, change: Partial<Sending> = {}): Sending {
  return {
    about: 'a',
    at: { principal: 'anonymous', token: 'missing', address },
    request: { method: 'POST', target: '/orders', headers: [], body: undefined },
    attempt: 1,
    ...change,
  };
}
