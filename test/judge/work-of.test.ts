import { expect, test } from 'vitest';
import { cells, journalOf, judged, type Got, type MadeCell } from './a-journal.ts';

const missing: Got = { status: 404, body: '{"message":"no such order"}' };

function operation(id: string, editor: Got, change: Partial<MadeCell> = {}) {
  const got = { anonymous: 401, 'anonymous token=unknown': 401, viewer: 403, editor } as const;
  const made = cells(id, got, { allowed: ['editor'] }).map((cell) => ({ ...cell, ...change }));
  return { id, pair: [401, 401] as const, cells: made };
}

async function worklistOf(...operations: Parameters<typeof journalOf>[0]) {
  const { conclusion } = await judged(journalOf(operations));
  return conclusion.worklist;
}

test('a resource that nobody makes is one entry, over all operations that need it', async () => {
  const generated = ['body', 'path orderId'];
  const worklist = await worklistOf(
    operation('POST /orders/{orderId}/notes', missing, { generated, invented: true }),
    operation('POST /admin/orders/{orderId}/refunds', missing, { generated, invented: true }),
    operation('POST /users/{id}/block', missing, { generated: ['path id'], invented: true }),
  );
  expect(worklist).toMatchObject([
    {
      supply: 'declare a fixture that keeps {orderId} of /admin/orders/{orderId}',
      cells: 2,
      operations: ['POST /admin/orders/{orderId}/refunds', 'POST /orders/{orderId}/notes'],
    },
    { supply: 'declare a fixture that keeps {id} of /users/{id}', cells: 1 },
  ]);
});

test('what it lies within comes first of all: the last parameter is asked for', async () => {
  const generated = ['path orderId', 'path itemId'];
  const [item] = await worklistOf(
    operation('POST /orders/{orderId}/items/{itemId}/notes', missing, { generated, invented: true }),
  );
  expect(item?.need).toEqual({ kind: 'fixture', parameter: 'itemId', path: '/orders/{orderId}/items/{itemId}' });
});

test('a request that was rejected is one entry with what the server says, whatever it says next time', async () => {
  const said = (text: string): Got => ({
    status: 422,
    body: JSON.stringify({ errors: [{ field: 'sku', message: text }] }),
  });
  const made = operation('POST /orders', said('no tea'), { generated: ['body'] });
  const more: MadeCell = { ...made.cells[3], id: 'POST /orders admin', principal: 'admin', got: said('still no tea') };
  const worklist = await worklistOf({ ...made, cells: [...made.cells, more] });
  expect(worklist).toMatchObject([
    {
      cells: 2,
      need: { kind: 'request', operation: 'POST /orders', status: 422, complaint: 'sku: no tea' },
      supply: 'give POST /orders a request that works: it was answered 422 (sku: no tea)',
    },
  ]);
});

test('what needs a value that is new each time is told so', async () => {
  const taken: Got = { status: 409, body: '{"message":"environment exists"}' };
  const [item] = await worklistOf(operation('POST /flags', taken, { generated: ['body'] }));
  expect(item?.supply).toBe(
    'give POST /flags values that are new each time (`{ unique: prefix }`): it was answered 409 (environment exists)',
  );
});

test('what waits for a control waits for what the control waits for', async () => {
  const generated = ['path orderId'];
  const made = operation('POST /orders/{orderId}/notes', 403, { generated, invented: true });
  const worklist = await worklistOf(operation('POST /labels', 201), made);
  expect(worklist).toMatchObject([{ need: { kind: 'fixture', parameter: 'orderId' }, cells: made.cells.length }]);
});

test('tokens in one state are one entry, whoever is to give them', async () => {
  const at = { principal: 'viewer', token: 'expired', address: 'default' };
  const supply = (name: string) => ({ code: 'state-not-derivable' as const, supply: `give ${name} a token` });
  const made = operation('POST /orders', 201);
  const open = ['viewer', 'editor'].map((name): MadeCell => ({
    id: `POST /orders ${name} token=expired`,
    at: { ...at, principal: name },
    faults: ['token'],
    expected: { outcome: 'refused', statuses: [401] },
    notSent: supply(name),
  }));
  expect(await worklistOf({ ...made, cells: [...made.cells, ...open] })).toMatchObject([
    { need: { kind: 'token', state: 'expired' }, cells: 2 },
  ]);
});

test('a fixture that could not be made says what the server said', async () => {
  const id = 'POST /orders/{orderId}/notes';
  const notSent = {
    code: 'no-fixture' as const,
    supply: 'fixture order: make POST /orders work as editor: it was answered 400',
  };
  const lines = journalOf([{ id, cells: [{ id: `${id} editor`, notSent }] }]);
  const first = journalOf([
    { id, cells: [{ id: 'fixture order', got: { status: 400, body: '{"message":"no sku"}' } }] },
  ]).find(({ type }) => type === 'exchange');
  const [run, ...rest] = lines;
  const { conclusion } = await judged([run, first, ...rest].flatMap((line) => line ?? []));
  expect(conclusion.worklist).toMatchObject([
    { need: { kind: 'made', fixture: 'order' }, supply: `${notSent.supply} (no sku)` },
  ]);
});
