import { describe, expect, test } from 'vitest';
import { loading } from '../load/loading.ts';
import { operation } from '../load/operations.ts';
import { planOperation } from '../../src/plan/plan-operation.ts';
import { scenariosOf } from '../../src/plan/select.ts';
import { strategies } from '../../src/plan/strategies.ts';

const parameter = {
  name: 'orderId',
  in: 'path',
  required: true,
  schema: undefined,
  examples: [],
  declared: true,
} as const;

const operations = [
  operation('POST /orders'),
  { ...operation('GET /orders/{orderId}'), parameters: [parameter] },
  { ...operation('POST /orders/{orderId}/notes'), parameters: [parameter] },
  operation('POST /transfers'),
];

const principals = ['viewer', 'editor', 'customer', 'customer-2', 'globex-customer'];

const environment = `rolecall: 1
spec: api.yaml
matrix: matrix.yaml
scenarios: [s.yaml]
environments:
  local:
    target: http://127.0.0.1:8080
    principals:
      viewer: { bearer: { env: T } }
      editor: { bearer: { env: T } }
      customer: { bearer: { env: T }, tenant: acme, attributes: { userId: c-1 } }
      customer-2: { roles: [customer], bearer: { env: T }, tenant: acme }
      globex-customer: { roles: [customer], bearer: { env: T }, tenant: globex }
`;

const matrix = (notes: string) => `rolecall: 1
roles: { viewer: {}, editor: {}, customer: {} }
operations:
  POST /orders: [customer, editor]
  POST /orders/{orderId}/notes:
    ${notes}
  POST /transfers: { own: customer }
`;

const fixture = `rolecall: 1
fixtures:
  order:
    make: POST /orders
    keep: { orderId: $response.body#/id }
requests:
  POST /transfers: { body: { from: $owner.userId } }
`;

interface Row {
  readonly id: string;
  readonly owner: string | undefined;
  readonly expected: string;
  readonly faults: readonly string[];
  readonly controls: readonly string[];
  readonly notSent: string | undefined;
}

async function rowsOf(
  wanted: string,
  { notes = '{ allow: [editor], own: [customer], otherwise: hide }', scenarios = fixture, config = environment } = {},
): Promise<readonly Row[]> {
  const files = { 'rolecall.yaml': config, 'matrix.yaml': matrix(notes), 's.yaml': scenarios };
  const { contract } = await loading(files, { operations });
  const found = contract.operations.find(({ id }) => id === wanted);
  const plan = found && planOperation(contract, found, { strategy: strategies.pairs, seed: 1 });
  return [...(plan ? scenariosOf(plan) : [])].map(({ id, owner, expected, faults, controls, notSent }) => ({
    id: id.replace(`${wanted} `, ''),
    owner,
    expected: expected.outcome === 'admitted' ? '2xx' : expected.statuses.join(),
    faults,
    controls: controls.map((control) => control.replace(`${wanted} `, '')),
    notSent: notSent?.code,
  }));
}

async function rowOf(wanted: string, id: string, options?: Parameters<typeof rowsOf>[1]): Promise<Row | undefined> {
  return (await rowsOf(wanted, options)).find((row) => row.id === id);
}

const notes = 'POST /orders/{orderId}/notes';

describe('`own` in the matrix', () => {
  test('is tried on what is the caller’s own, on what a peer owns, and on what another tenant owns', async () => {
    const rows = await rowsOf(notes);
    expect(rows.filter(({ id }) => id.startsWith('customer') && !id.includes('token'))).toMatchObject([
      { id: 'customer owner=peer', owner: 'customer-2', expected: '404', faults: ['owner'], controls: ['customer'] },
      { id: 'customer owner=foreign', owner: 'globex-customer', expected: '404', faults: ['owner'] },
      { id: 'customer-2 owner=peer', owner: 'customer' },
      { id: 'customer-2 owner=foreign', owner: 'globex-customer' },
      { id: 'customer', owner: 'customer', expected: '2xx', faults: [] },
      { id: 'customer-2', owner: 'customer-2', expected: '2xx' },
    ]);
  });

  test('refuses others with 403 where nothing is hidden', async () => {
    const row = await rowOf(notes, 'customer owner=peer', { notes: '{ allow: [editor], own: [customer] }' });
    expect(row?.expected).toBe('403');
  });

  test('says that a second principal is missing where there is none', async () => {
    const rows = await rowsOf(notes);
    expect(rows.find(({ id }) => id === 'globex-customer owner=peer')?.notSent).toBe('no-peer');
    expect(rows.find(({ id }) => id === 'globex-customer owner=foreign')?.owner).toBe('customer');
  });

  test('without a resource that could be anyone’s own, asks for a fixture', async () => {
    const row = await rowOf(notes, 'customer', { scenarios: 'rolecall: 1\n' });
    expect(row).toMatchObject({ expected: '2xx', notSent: 'no-fixture' });
  });

  test('holds for an id in a body, too', async () => {
    expect(await rowOf('POST /transfers', 'customer owner=peer')).toMatchObject({
      owner: 'customer-2',
      expected: '403',
    });
    expect(await rowOf('POST /transfers', 'customer')).toMatchObject({ owner: 'customer' });
  });
});

describe('everyone else', () => {
  test('is tried on the resource of one and the same owner, who may make it and act on it', async () => {
    const rows = await rowsOf(notes);
    for (const id of ['anonymous', 'viewer', 'editor'])
      expect(rows.find((row) => row.id === id)?.owner).toBe('customer');
  });

  test('has as its control whoever may act on that very resource: no owner of another one', async () => {
    const row = await rowOf(notes, 'viewer');
    expect(row?.controls).toEqual(['editor', 'customer']);
  });

  test('is told when nobody may make the resource', async () => {
    const files = matrix('{ allow: [editor] }').replace('POST /orders: [customer, editor]', 'POST /orders: nobody');
    const { contract } = await loading(
      { 'rolecall.yaml': environment, 'matrix.yaml': files, 's.yaml': fixture },
      { operations },
    );
    const found = contract.operations.find(({ id }) => id === notes);
    const plan = found && planOperation(contract, found, { strategy: strategies.single, seed: 1 });
    const [first] = plan ? [...plan.refused()] : [];
    expect(first?.notSent).toMatchObject({ code: 'no-fixture', supply: expect.stringContaining('as: PRINCIPAL') });
  });
});

test('every principal of the environment is there', async () => {
  const rows = await rowsOf(notes);
  expect(principals.filter((name) => !rows.some(({ id }) => id === name))).toEqual([]);
});
