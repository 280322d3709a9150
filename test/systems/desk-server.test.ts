import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Break } from './desk/break.ts';
import { breaks } from './desk/breaks.ts';
import { cells } from './desk/probe/cells.ts';
import { startDesk, type Desk } from './desk/probe/desk.ts';
import { make, uniqueText } from './desk/probe/fixtures.ts';
import { observe, type Observation } from './desk/probe/observe.ts';
import { env, tokenOf } from './desk/probe/token-of.ts';

describe('the desk', () => {
  let desk: Desk;
  let seen: ReadonlyMap<string, Observation>;
  beforeAll(async () => {
    desk = startDesk();
    seen = await observe(desk, cells);
  });
  afterAll(() => desk[Symbol.asyncDispose]());

  test.for([...new Set(cells.map(({ operation }) => operation))])('%s answers as the matrix says', (operation) => {
    const those = cells.filter((cell) => cell.operation === operation);
    expect(those.map(({ id }) => `${id}: ${seen.get(id)?.status}`)).toEqual(
      those.map(({ id, status }) => `${id}: ${status}`),
    );
  });

  test('changes nothing that it refuses', () => {
    const refused = cells.filter(({ status }) => status > 399).map(({ id }) => seen.get(id)?.all);
    expect(refused.filter((all) => !all?.includes('"changed":[]'))).toEqual([]);
  });

  test.for([
    ['POST /projects', 403],
    ['POST /search', 400],
    ['POST /invitations', 400],
    ['POST /transfers', 400],
    ['POST /members', 403],
    ['POST /admin/flags', 404],
  ] as const)('%s answers %i to an auditor with a body that is not right', async ([operation, status]) => {
    expect(await desk.ask(operation, { as: 'auditor', body: { none: true } })).toMatchObject({ status });
  });

  test('says the same of what is hidden and of what does not exist', async () => {
    const { id } = await make(desk, 'ticket', 'customer');
    const close = (ticket: unknown) =>
      desk
        .ask(`POST /tickets/${String(ticket)}/close`, { as: 'foreign-manager' })
        .then(({ status, body }) => ({ status, body }));
    expect(await close(id)).toEqual(await close(99_999));
    const flags = await desk.ask('POST /admin/flags', { as: 'manager', body: { name: 'x', enabled: true } });
    expect(flags.body).toEqual((await desk.ask('POST /admin/none', { as: 'manager' })).body);
  });

  test('wants whole numbers where its document says string', async () => {
    expect(await desk.ask('POST /projects/abc/archive', { as: 'manager' })).toMatchObject({ status: 400 });
  });

  test('answers 409 to a name that is taken, and to what is done already', async () => {
    const body = { name: uniqueText() };
    await desk.ask('POST /projects', { as: 'manager', body });
    expect(await desk.ask('POST /projects', { as: 'admin', body })).toMatchObject({ status: 409 });
    const { id } = await make(desk, 'ticket', 'customer');
    await desk.ask(`POST /tickets/${String(id)}/close`, { as: 'customer' });
    expect(await desk.ask(`POST /tickets/${String(id)}/close`, { as: 'customer' })).toMatchObject({ status: 409 });
    const { id: open } = await make(desk, 'invoice', 'customer');
    const refund = { as: 'manager', body: { amount: 5 }, from: '127.0.0.2' };
    expect(await desk.ask(`POST /invoices/${String(open)}/refunds`, refund)).toMatchObject({ status: 409 });
  });

  test('asks for a bearer token, RFC 6750', async () => {
    const { headers, body } = await desk.ask('POST /projects', { body: {} });
    expect(headers['www-authenticate']).toBe('Bearer realm="desk"');
    expect(body).toEqual({ error: 'no_token', message: expect.any(String) });
    const bad = await desk.ask('POST /projects', {
      headers: { authorization: `Bearer ${tokenOf('manager', 'expired')}` },
    });
    expect(bad.headers['www-authenticate']).toBe('Bearer realm="desk", error="invalid_token"');
  });

  test('keeps a row of every call', async () => {
    await desk.ask('POST /members', { as: 'agent', body: {} });
    const { body } = await desk.ask('GET /audit', { as: 'auditor' });
    expect(body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ callerId: 'agent', call: 'POST /members', status: 403 }),
      ]),
    });
  });

  test('takes back what was made', async () => {
    const { id } = await make(desk, 'project', 'customer');
    expect(await desk.ask(`DELETE /projects/${String(id)}`, { as: 'manager' })).toMatchObject({ status: 204 });
    expect(await desk.ask(`GET /projects/${String(id)}`, { as: 'manager' })).toMatchObject({ status: 404 });
  });

  test('has limits that a test can lower', async () => {
    await using small = startDesk({ settings: { DESK_QUOTA: '1', DESK_LOGINS: '1' } });
    const key = () => small.ask('POST /api-keys', { as: 'manager', body: { name: uniqueText() } });
    expect(await key()).toMatchObject({ status: 201 });
    expect(await key()).toMatchObject({
      status: 403,
      body: { error: 'quota_exceeded', message: 'Too many API keys (1)' },
    });
    const logIn = () => small.ask('POST /sessions', { body: { login: 'customer', password: 'desk' } });
    expect(await logIn()).toMatchObject({ status: 201 });
    expect(await logIn()).toMatchObject({
      status: 429,
      headers: { 'retry-after': expect.stringMatching(/^(60|[1-5]?\d)$/) },
    });
  });

  test('answers nobody while it is under maintenance, until an admin ends it', async () => {
    await using other = startDesk();
    await other.ask('POST /maintenance', { as: 'admin', body: { enabled: true } });
    expect(await other.ask('POST /projects', { as: 'admin', body: {} })).toMatchObject({ status: 503 });
    await other.ask('POST /maintenance', { as: 'admin', body: { enabled: false } });
    expect(await other.ask('POST /projects', { as: 'admin', body: {} })).toMatchObject({ status: 400 });
  });

  test.for(breaks)('$name changes the cells that it names, and no others', async (planted) => {
    await using broken = startDesk({ breaks: [planted.name] });
    // Stages change on these operations only. A change of the grants may show anywhere, but not before the token is good.
    const asked = cells.filter(
      ({ operation, axes }) =>
        (planted.operations?.includes(operation) ?? true) &&
        (planted.stages !== undefined || axes['token'] === undefined),
    );
    const found = await observe(broken, asked);
    const changed = asked.filter(({ id }) => found.get(id)?.all !== seen.get(id)?.all).map(({ id }) => id);
    const meant = { red: [...planted.red, ...(planted.alike ?? [])] };
    expect(changed).toEqual(asked.map(({ id }) => id).filter(isRed(meant)));
    expect(planted.red.filter((one) => !changed.some(isRed({ red: [one] })))).toEqual([]);
  });
});

test('there are enough breaks, no two of them with the same cells, and some that show only where two axes meet', () => {
  const ids = cells.map(({ id }) => id);
  const footprints = breaks.map((planted) => ids.filter(isRed(planted)).join());
  expect(breaks.length).toBeGreaterThanOrEqual(44);
  expect(new Set(footprints).size).toBe(breaks.length);
  expect(new Set(breaks.map(({ name }) => name)).size).toBe(breaks.length);
  expect(breaks.filter(({ interaction }) => interaction).length).toBeGreaterThanOrEqual(3);
});

test('a desk is a process that prints its URL, and looks at the address of the socket', async () => {
  const server = spawn(process.execPath, [fileURLToPath(import.meta.resolve('./desk/server.ts')), '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const exit = once(server, 'exit');
  const { value: url } = await createInterface({ input: server.stdout })[Symbol.asyncIterator]().next();
  try {
    const project = await post(`${url}/projects`, { body: { name: 'by socket' } });
    expect(project.status).toBe(201);
    const exports = `${url}/projects/${/"id":(\d+)/.exec(project.body)?.[1]}/exports`;
    expect(await post(exports, { body: { format: 'csv' }, from: '127.0.0.2' })).toMatchObject({ status: 202 });
    expect(await post(exports, { body: { format: 'csv' }, from: '127.0.0.9' })).toMatchObject({ status: 403 });
  } finally {
    server.kill();
    await exit;
  }
});

/** Whether a cell is among those that a break names. */
function isRed({ red }: Pick<Break, 'red'>): (id: string) => boolean {
  const patterns = red.map((one) => new RegExp(`^${RegExp.escape(one).replaceAll(String.raw`\*`, '.*')}$`));
  return (id) => patterns.some((pattern) => pattern.test(id));
}

function post(
  url: string,
  { body, from = '127.0.0.1' }: { readonly body: object; readonly from?: string },
): Promise<{ readonly status: number | undefined; readonly body: string }> {
  return new Promise((done, failed) => {
    const headers = { authorization: `Bearer ${tokenOf('manager')}`, 'content-type': 'application/json' };
    const sent = request(url, { method: 'POST', localAddress: from, headers }, async (response) => {
      let text = '';
      for await (const part of response) text += String(part);
      done({ status: response.statusCode, body: text });
    });
    sent.on('error', failed).end(JSON.stringify(body));
  });
}
