import type { Contract, RequestDeclaration } from '../../src/model/contract.ts';
import type { Decision } from '../../src/model/decision.ts';
import type { Media, Operation, OperationId } from '../../src/model/operation.ts';
import type { SchemaKey } from '../../src/model/schemas.ts';

const place = { file: 'shop.yaml', pointer: '' };

interface OperationSketch {
  readonly bodies?: readonly Media[];
  readonly responses?: Readonly<Record<string, readonly Media[]>>;
  readonly open?: true;
}

/** An operation as `load` would make it, from as little as a test needs to say. */
export function operation(id: OperationId, sketch: OperationSketch = {}): Operation {
  const space = id.indexOf(' ');
  const { bodies = [], responses = { 200: [json({ ok: true })] }, open } = sketch;
  return {
    id,
    method: id.slice(0, space),
    path: id.slice(space + 1),
    operationId: undefined,
    tags: [],
    place,
    security: open ? [] : [[{ scheme: 'bearerAuth', scopes: [] }]],
    parameters: [],
    bodies,
    bodyRequired: bodies.length > 0,
    responses: new Map(Object.entries(responses)),
    extensions: {},
  };
}

/** A JSON body with an example. */
export function json(example: unknown, schema?: string): Media {
  return { type: 'application/json', schema: schema === undefined ? undefined : key(schema), examples: [example] };
}

function key(pointer: string): SchemaKey {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only load makes keys; here load is left out
  return pointer as SchemaKey;
}

type Access = Decision['access'];

interface RuleSketch {
  readonly roles: Readonly<Record<string, Access>>;
  readonly otherwise?: Access;
  readonly from?: readonly string[];
  /** Roles that may on what is theirs. */
  readonly own?: readonly string[];
}

const rules: Readonly<Record<string, RuleSketch>> = {
  'POST /orders': { roles: { editor: 'allow', admin: 'allow' } },
  'POST /orders large': { roles: { admin: 'allow' } },
  'POST /approvals': { roles: { viewer: 'allow', editor: 'deny', admin: 'allow' } },
  'POST /refunds': { roles: { admin: 'allow' }, from: ['office'] },
  'POST /admin/users': { roles: { admin: 'allow' }, otherwise: 'hide' },
  'POST /sessions': { roles: { anonymous: 'allow', viewer: 'allow', editor: 'allow', admin: 'allow' } },
  'POST /reindex': { roles: {} },
  'POST /returns': { roles: { editor: 'allow', admin: 'allow' }, own: ['editor'] },
};

const order = { id: 'ord_0041', sku: 'tea', quantity: 1 };

const inRun = [
  operation('POST /orders', {
    bodies: [json({ sku: 'tea', quantity: 1 }, '/order')],
    responses: { 201: [json(order)], 400: [] },
  }),
  operation('POST /approvals', { responses: { 204: [] } }),
  operation('POST /refunds'),
  operation('POST /admin/users'),
  operation('POST /sessions', { open: true }),
  operation('POST /reindex'),
  operation('POST /returns', { bodies: [json({ orderId: 'ord_0041' })] }),
];

const reads = [
  operation('GET /orders/{id}', { responses: { 200: [json(order)] } }),
  operation('GET /health', { open: true, responses: { 204: [] } }),
];

/** A contract made by hand, with one operation for each kind of rule: nothing of `load` in it. */
export function shopContract(changes: Partial<Contract> = {}): Contract {
  return {
    spec: { file: 'shop.yaml', title: 'Shop', sha256: '' },
    matrix: { file: 'matrix.yaml', sha256: '' },
    operations: inRun,
    documented: [...inRun, ...reads],
    roles: ['viewer', 'editor', 'admin'],
    includes: new Map([
      ['editor', ['viewer']],
      ['admin', ['editor']],
    ]),
    principals: [],
    addresses: [],
    schemas: {
      check: (_key, value) =>
        value !== null && typeof value === 'object' && 'sku' in value ? [] : ['/sku is missing'],
      sample: () => undefined,
      shape: () => ({}),
    },
    cases: ({ id }) => (id === 'POST /orders' ? ['large'] : []),
    decide: ({ id }, roles, caseName) => {
      const text = caseName === undefined ? id : `${id} ${caseName}`;
      const rule = rules[text];
      if (!rule) return undefined;
      const callers = roles === 'anonymous' ? ['anonymous'] : roles;
      const accesses = callers.map((role) => rule.roles[role] ?? rule.otherwise ?? 'deny');
      const access = accesses.includes('allow') ? 'allow' : (accesses[0] ?? rule.otherwise ?? 'deny');
      const own = access === 'allow' && callers.every((role) => rule.own?.includes(role));
      return {
        access,
        ...(rule.from && { from: rule.from }),
        ...(own && { own: true as const, otherwise: 'deny' as const }),
        rule: { text, by: 'operation', place },
      };
    },
    fixtures: new Map(),
    steps: new Map(),
    request: (): RequestDeclaration => ({
      parameters: {},
      cases: { large: { quantity: 100 } },
      success: [],
      danger: undefined,
    }),
    refusals: {},
    undecided: [],
    oracles: {},
    skip: () => undefined,
    accept: () => undefined,
    harmless: true,
    locate: () => undefined,
    warnings: [],
    ...changes,
  };
}
