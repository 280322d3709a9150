import { setupWorker } from 'msw/browser';
import { handlersOf } from '../../../src/msw.ts';
import type { CompiledContract } from '../../../src/model/compiled-contract.ts';

/** What the page is given, and gives back when it is ready. */
declare global {
  var contract: CompiledContract;
  var asked: Promise<(role: string) => Promise<readonly unknown[]>>;
}

let role = 'viewer';
const worker = setupWorker(...handlersOf(globalThis.contract, { as: () => role, base: '/api' }));

globalThis.asked = worker.start({ quiet: true }).then(() => async (as: string) => {
  role = as;
  const response = await fetch('/api/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sku: 'coffee', quantity: 2, reference: 'ref-7' }),
  });
  const said: unknown = await response.json();
  return [response.status, said];
});
