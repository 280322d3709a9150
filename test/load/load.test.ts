import { describe, expect, test } from 'vitest';
import type { Contract } from '../../src/model/contract.ts';
import { complaints, config, loading, matrix, orders } from './loading.ts';
import { operation } from './operations.ts';

const head = 'rolecall: 1\nroles: { viewer: {}, editor: { includes: [viewer] } }\n';
const find = ({ operations }: Contract, id: string) => operations.find((one) => one.id === id) ?? operation(id);
const decided = (contract: Contract, id: string, roles: readonly string[] | 'anonymous', caseName?: string) =>
  contract.decide(find(contract, id), roles, caseName);

/** Two operations with a vendor extension, the second with this one. */
function extended(value: unknown) {
  return [
    operation('POST /a', { extensions: { 'x-allowed-roles': 'viewer' } }),
    operation('POST /b', { extensions: { 'x-allowed-roles': value } }),
  ];
}

describe('the contract', () => {
  test('a decision names the rule, and the rule is found where it stands', async () => {
    const { contract, folder } = await loading({});
    const decision = decided(contract, 'POST /admin/users', ['editor']);
    expect(decision).toMatchObject({ access: 'deny', rule: { text: 'POST /admin/**', by: 'glob' } });
    expect(decision && contract.locate(decision.rule.place)).toEqual({
      file: `${folder}/matrix.yaml`,
      line: 6,
      column: 3,
    });
  });

  test('only operations of the chosen methods are in it, and all of the document are known', async () => {
    const { contract } = await loading({});
    expect(contract.operations.map(({ id }) => id)).not.toContain('GET /orders');
    expect(contract.documented).toEqual(orders);
    const { contract: reads } = await loading({ 'rolecall.yaml': `${config}methods: [get]\n` });
    expect(reads.operations.map(({ id }) => id)).toEqual(['GET /orders']);
    const { contract: asked } = await loading({ 'rolecall.yaml': `${config}methods: [get]\n` }, { methods: ['POST'] });
    expect(asked.operations).toEqual(contract.operations);
    expect(await complaints({}, { methods: ['PUT'] })).toEqual([
      'api.yaml:1:1 the document has no PUT operation; it has POST, GET: choose with `methods`.',
    ]);
  });

  test('an unlisted operation is a gap, or denied', async () => {
    const rules = `${head}operations: { POST /orders: viewer }\n`;
    const { contract } = await loading({ 'matrix.yaml': rules });
    expect(decided(contract, 'POST /admin/users', ['editor'])).toBeUndefined();
    const { contract: closed, folder } = await loading({ 'matrix.yaml': `${rules}unlisted: deny\n` });
    const decision = decided(closed, 'POST /admin/users', ['editor']);
    expect(decision).toMatchObject({ access: 'deny', rule: { text: 'unlisted', by: 'unlisted' } });
    expect(decision && closed.locate(decision.rule.place)).toEqual({
      file: `${folder}/matrix.yaml`,
      line: 4,
      column: 1,
    });
  });

  test('a case has a rule of its own and inherits nothing', async () => {
    const rules = `${head}networks: [office]\noperations:\n  POST /orders:\n    allow: [viewer]\n    from: [office]\n    severity: low\n    cases: { large: editor }\n`;
    const { contract, folder } = await loading({ 'matrix.yaml': rules });
    expect(contract.cases(find(contract, 'POST /orders'))).toEqual(['large']);
    expect(decided(contract, 'POST /orders', ['viewer'])).toMatchObject({
      access: 'allow',
      from: ['office'],
      rule: { severity: 'low' },
    });
    const large = decided(contract, 'POST /orders', ['viewer'], 'large');
    expect(large).toEqual({
      access: 'deny',
      rule: expect.objectContaining({ text: 'POST /orders case=large', by: 'operation' }),
    });
    expect(large && contract.locate(large.rule.place)).toEqual({ file: `${folder}/matrix.yaml`, line: 9, column: 14 });
    expect(decided(contract, 'POST /orders', ['viewer'], 'small')).toBeUndefined();
  });

  test('equally precise rules may say the same in other words', async () => {
    const same =
      '  POST /orders: [viewer, editor]\n  createOrder: { allow: [editor, viewer, editor], otherwise: deny }\n';
    expect(await complaints({ 'matrix.yaml': `${head}operations:\n${same}` })).toEqual([]);
  });

  test.for([
    'deny: [editor]',
    'hide: [editor]',
    'otherwise: hide',
    'from: [office]',
    'severity: low',
    'cases: { big: editor }',
  ])('equally precise rules that differ in `%s` disagree', async (condition) => {
    const rules = `${head}networks: [office]\noperations:\n  POST /orders: { allow: viewer, ${condition} }\n  createOrder: viewer\n`;
    expect(await complaints({ 'matrix.yaml': rules })).toEqual([
      expect.stringContaining('equally precise and disagree'),
    ]);
  });

  test('a rule in a vendor extension counts where the matrix has none, and its mistakes are found in the document', async () => {
    const rules = `${head}extension: x-allowed-roles\noperations: { POST /a: editor }\n`;
    const { contract } = await loading({ 'matrix.yaml': rules }, { operations: extended(['viewer']) });
    expect(decided(contract, 'POST /a', ['viewer'])).toMatchObject({ access: 'deny' });
    expect(decided(contract, 'POST /b', ['viewer'])).toMatchObject({
      access: 'allow',
      rule: { by: 'extension', place: { file: 'api.yaml', pointer: '/paths/~1b/post/x-allowed-roles' } },
    });
    expect(await complaints({ 'matrix.yaml': rules }, { operations: extended('vewer') })).toEqual([
      expect.stringMatching(/^api\.yaml:1:1 unknown role "vewer", .* Did you mean "viewer"\?$/),
    ]);
    expect(await complaints({ 'matrix.yaml': rules }, { operations: extended({ alow: 'viewer' }) })).toEqual([
      expect.stringMatching(/^api\.yaml:1:1 unknown key "alow", .* Did you mean "allow"\?$/),
    ]);
    const own = await loading({ 'matrix.yaml': rules }, { operations: extended({ own: 'viewer' }) });
    expect(decided(own.contract, 'POST /b', ['viewer'])).toMatchObject({
      access: 'allow',
      own: true,
      otherwise: 'deny',
    });
  });

  test('a matrix of scopes needs no operations', async () => {
    const rules = 'rolecall: 1\nroles: { viewer: { scopes: [read] }, editor: { includes: viewer, scopes: [write] } }\n';
    const secured = operation('POST /a', { security: [[{ scheme: 'oauth', scopes: ['read', 'write'] }]] });
    const { contract } = await loading(
      { 'matrix.yaml': rules },
      { operations: [secured, operation('POST /open', { security: [] })] },
    );
    expect(decided(contract, 'POST /a', ['editor'])).toMatchObject({ access: 'allow', rule: { by: 'security' } });
    expect(decided(contract, 'POST /a', ['viewer'])).toMatchObject({ access: 'deny' });
    expect(decided(contract, 'POST /open', 'anonymous')).toMatchObject({ access: 'allow' });
  });

  test('the winner that drops a condition of a broader rule is a warning', async () => {
    const rules = `${head}networks: [office]\noperations:\n  POST /admin/users: { allow: editor }\n  POST /admin/**: { allow: editor, from: [office], otherwise: hide }\n`;
    const { warnings } = await loading({ 'matrix.yaml': rules });
    expect(warnings[0]).toBe(
      'matrix.yaml:5:3 "POST /admin/users" drops `from: [office]` and `otherwise: hide` of the broader rule "POST /admin/**" (matrix.yaml:6:3): the more precise rule decides alone. Repeat what should hold here too.',
    );
    const kept = rules.replace('{ allow: editor }', '{ allow: viewer, from: office, hide: editor }');
    expect((await loading({ 'matrix.yaml': kept })).warnings.filter((line) => line.includes('drops'))).toEqual([]);
  });

  test('a CSV table decides as the same matrix in YAML', async () => {
    const table =
      '\uFEFFoperation,viewer,editor,anonymous\r\nPOST /orders,allow,deny,\r\n"tag:money",,hide,allow\r\n\r\ntag:admin,allow\r\n';
    const rows =
      '  POST /orders: { allow: viewer, deny: editor }\n  tag:money: { allow: anonymous, hide: editor }\n  tag:admin: viewer\n';
    const csv = await loading({ 'm.csv': table, 'rolecall.yaml': config.replace('matrix.yaml', 'm.csv') });
    const yaml = await loading({
      'matrix.yaml': `rolecall: 1\nroles: { viewer: {}, editor: {} }\noperations:\n${rows}`,
    });
    expect(csv.contract.roles).toEqual(yaml.contract.roles);
    for (const one of yaml.contract.operations) {
      for (const roles of ['anonymous' as const, [], ['viewer'], ['editor'], ['viewer', 'editor']]) {
        expect(csv.contract.decide(one, roles)?.access).toBe(yaml.contract.decide(one, roles)?.access);
      }
    }
    const { place } = decided(csv.contract, 'POST /orders/{orderId}/refunds', [])?.rule ?? {
      place: { file: '', pointer: '' },
    };
    expect(csv.contract.locate(place)).toEqual({ file: `${csv.folder}/m.csv`, line: 3, column: 1 });
  });
});

describe('what the files say about requests', () => {
  const sample = `rolecall: 1
requests:
  POST /orders/{id}/refunds: { body: { amount: 5 }, parameters: { id: 7 }, success: 303 }
  createOrder: { dangerous: control, control: { dry: true }, success: [200, 201] }
skip:
  - { operation: POST /admin/users, reason: no licence, until: 2026-11-23 }
  - { operation: POST /orders editor token=expired, reason: slow clock }
  - { operation: createOrder viewer, reason: over, until: 2026-11-22 }
`;
  const files = {
    'rolecall.yaml': `${config}scenarios: [s/*.scenario.yaml, none/*.yaml]\n`,
    's/a.scenario.yaml': sample,
  };

  test('names of path parameters do not matter, and nothing is made up', async () => {
    const { contract } = await loading(files);
    expect(contract.request(find(contract, 'POST /orders/{orderId}/refunds'))).toEqual({
      body: { amount: 5 },
      parameters: { id: 7 },
      cases: {},
      success: [303],
      place: expect.objectContaining({ pointer: '/requests/POST ~1orders~1{id}~1refunds' }),
      danger: undefined,
    });
    expect(contract.request(find(contract, 'POST /orders'))).toEqual({
      parameters: {},
      cases: {},
      success: [200, 201],
      danger: 'control',
      control: { dry: true },
      place: expect.objectContaining({ on: 'key' }),
    });
    expect(contract.request(find(contract, 'POST /admin/users'))).toEqual({
      parameters: {},
      cases: {},
      success: [],
      danger: undefined,
    });
  });

  test('a skip holds for an operation or one scenario, through its last day', async () => {
    const { contract, warnings } = await loading(files);
    const skip = (id: string) => contract.skip(id, find(contract, id.split(' ').slice(0, 2).join(' ')))?.reason;
    expect(skip('POST /admin/users editor')).toBe('no licence');
    expect(skip('POST /orders editor token=expired')).toBe('slow clock');
    expect(skip('POST /orders editor')).toBeUndefined();
    expect(skip('POST /orders viewer')).toBeUndefined();
    expect(warnings).toContain(
      's/a.scenario.yaml:8:18 "createOrder viewer" held until 2026-11-22 and no longer applies: renew it or remove it.',
    );
    expect(warnings).toContainEqual(expect.stringContaining('no scenario file matches "none/*.yaml"'));
  });

  test('an acceptance holds for an operation or one scenario', async () => {
    const accept =
      'accept:\n  - { scenario: createOrder, reason: all }\n  - { scenario: "POST /orders/{x}/refunds viewer token=expired", reason: one }\n';
    const { contract } = await loading({ 'matrix.yaml': matrix + accept });
    expect(contract.accept('POST /orders viewer token=missing')).toEqual({ reason: 'all', until: undefined });
    expect(contract.accept('POST /orders/{orderId}/refunds viewer token=expired')?.reason).toBe('one');
    expect(contract.accept('POST /orders/{orderId}/refunds viewer')).toBeUndefined();
  });
});

describe('the environment', () => {
  test('principals come least privileged first, anonymous before all', async () => {
    const { contract } = await loading({
      'rolecall.yaml': `${config}      both: { roles: [viewer, editor], bearer: { env: B } }\n      stranger: { roles: [], bearer: { env: S } }\n      outsider: { bearer: { env: O } }\n`,
    });
    expect(contract.principals.map(({ name, role, rank }) => [name, role, rank])).toEqual([
      ['anonymous', 'anonymous', 0],
      ['stranger', 'outsider', 1],
      ['outsider', 'outsider', 2],
      ['viewer', 'viewer', 3],
      ['editor', 'editor', 4],
      ['both', 'viewer+editor', 5],
    ]);
  });

  test('whoever includes a role comes after it, even where an operation is denied again', async () => {
    const { contract } = await loading({
      'rolecall.yaml': config.replace('principals:', 'principals:\n      machine: { bearer: { env: M } }'),
      'matrix.yaml': `rolecall: 1\nroles: { viewer: {}, editor: { includes: [viewer] }, machine: { includes: [editor] } }\noperations: { POST /orders: { allow: viewer, deny: machine }, POST /admin/users: editor }\n`,
    });
    expect(contract.principals.map(({ name }) => name)).toEqual(['anonymous', 'viewer', 'editor', 'machine']);
  });

  test('files of secrets are relative to rolecall.yaml, and secrets stay where they are', async () => {
    const jwt =
      '      minted: { roles: editor, jwt: { key: { file: keys/dev.pem }, alg: ES256, kid: k1, lifetime: 2m }, states: { expired: { env: OLD } }, verify: GET /me }\n';
    const { environment, folder } = await loading({ 'rolecall.yaml': config + jwt });
    expect(environment).toMatchObject({ name: 'local', target: 'http://127.0.0.1:8080/api', disposable: false });
    expect(environment.identities[2]).toMatchObject({
      credential: { kind: 'jwt', key: { file: `${folder}/keys/dev.pem` }, alg: 'ES256', kid: 'k1', lifetimeS: 120 },
      given: { expired: { env: 'OLD' } },
      verify: { method: 'GET', path: '/me' },
    });
  });

  test('refusals and undecided answers of the environment come before those of the file', async () => {
    const more =
      '    refusals: { expired: [401, 440] }\n    undecided: [{ status: 402, means: quota }]\nrefusals: { expired: 401, role: [403, 404] }\nundecided: [{ body: x, means: limit }]\nminProven: 0.9\n';
    const { contract } = await loading({ 'rolecall.yaml': config + more });
    expect(contract.refusals).toEqual({ expired: [401, 440], role: [403, 404] });
    expect(contract.undecided.map(({ means }) => means)).toEqual(['quota', 'limit']);
    expect(contract.minProven).toBe(0.9);
  });

  test('an address lies in the networks that hold it; without one the system chooses, on loopback from 127.0.0.1', async () => {
    const networks = '    networks: { office: [127.0.0.2/32], here: [127.0.0.0/8, 10.1.2.3] }\n';
    const rules = matrix.replace('operations:', 'networks: [office, here]\noperations:');
    const given =
      '    addresses: { in: { via: bind, ip: 127.0.0.2 }, mapped: { via: bind, ip: "::ffff:10.1.2.3" }, out: { via: bind, ip: 192.0.2.1 } }\n';
    const usual = await loading({ 'rolecall.yaml': config + networks, 'matrix.yaml': rules });
    expect(usual.contract.addresses).toEqual([
      { name: 'default', via: 'bind', ip: undefined, networks: new Set(['here']) },
    ]);
    const configured = await loading({ 'rolecall.yaml': config + networks + given, 'matrix.yaml': rules });
    expect(configured.contract.addresses.map(({ networks: names }) => Array.from(names))).toEqual([
      ['office', 'here'],
      ['here'],
      [],
    ]);
    const remote = await loading({
      'rolecall.yaml': config.replace('127.0.0.1:8080', 'api.example.com') + networks,
      'matrix.yaml': rules,
    });
    expect(remote.contract.addresses).toEqual([
      { name: 'default', via: 'bind', ip: undefined, networks: new Set(), unplaced: true },
    ]);
  });

  test('networks that only the matrix or only the environment knows are warnings', async () => {
    const rules = `${head}networks: [office]\noperations: { POST /orders: { allow: viewer, from: office } }\n`;
    const { warnings } = await loading({
      'matrix.yaml': rules,
      'rolecall.yaml': `${config}    networks: { ofice: [10.0.0.0/8] }\n`,
    });
    expect(warnings).toEqual([
      'matrix.yaml:4:52 network "office" has no addresses in environment "local", so nothing can be sent from it: add `networks: { office: [10.0.0.0/8] }` there.',
      'rolecall.yaml:10:17 network "ofice" is none that the matrix declares. Did you mean "office"?',
    ]);
  });

  test('without a target the embedded API is made for the matrix', async () => {
    const files = {
      'rolecall.yaml':
        'rolecall: 1\nspec: a\nmatrix: matrix.yaml\nenvironments:\n  demo: { headers: { x-tenant: acme } }\n',
    };
    const { contract, environment } = await loading({ ...files, 'matrix.yaml': matrix.replace('nobody', 'outsider') });
    expect(environment).toMatchObject({ name: 'demo', target: undefined, headers: { 'x-tenant': 'acme' } });
    expect(contract.harmless).toBe(true);
    expect(contract.principals.map(({ name }) => name)).toEqual(['anonymous', 'viewer', 'outsider', 'editor']);
    const { contract: real } = await loading({});
    expect(real.harmless).toBe(false);
  });

  test('the environment is the one asked for, the only one, or the embedded API', async () => {
    const two = { 'rolecall.yaml': `${config}  other: {}\n` };
    expect((await loading(two, { environment: 'other' })).environment.name).toBe('other');
    expect((await loading({})).environment.name).toBe('local');
    expect((await loading(two, { environment: 'embedded' })).environment).toMatchObject({
      name: 'embedded',
      target: undefined,
    });
    expect((await loading({ 'rolecall.yaml': 'rolecall: 1\nspec: a\nmatrix: matrix.yaml\n' })).environment.name).toBe(
      'embedded',
    );
    expect(await complaints(two, { environment: 'locl' })).toEqual([
      'rolecall.yaml:4:1 has no environment "locl": expected one of local, other, embedded. Did you mean "local"?',
    ]);
  });

  test('a file that nobody named or nobody wrote is told in one line', async () => {
    expect(await complaints({ 'rolecall.yaml': 'rolecall: 1\nmatrix: matrix.yaml\n' })).toEqual([
      'rolecall.yaml:1:1 names no OpenAPI document: expected `spec: FILE` in it, or --spec FILE.',
    ]);
    expect(await complaints({ 'rolecall.yaml': 'rolecall: 1\nspec: a\nmatrix: none.yaml\n' })).toEqual([
      expect.stringContaining('none.yaml cannot be read (ENOENT)'),
    ]);
  });
});
