import * as fc from 'fast-check';
import { contractFrom } from '../../src/load/contract.ts';
import { roleMatrix } from '../../src/load/formats/role-matrix.ts';
import { roleMatrixFrom } from '../../src/load/matrix/yaml-matrix.ts';
import type { Contract } from '../../src/model/contract.ts';
import type { Operation } from '../../src/model/operation.ts';
import { documentOf, operation } from '../load/operations.ts';
import type { WrittenMatrix } from './brute-force-decider.ts';

const sketches = {
  'POST /orders': { operationId: 'createOrder', tags: ['orders'] },
  'POST /orders/{orderId}': { tags: ['orders', 'write'] },
  'POST /orders/{orderId}/refunds': { operationId: 'refund', tags: ['money', 'write'] },
  'POST /orders/search': { tags: [] },
  'POST /admin': { operationId: 'adminRoot', tags: ['admin'] },
  'POST /admin/users': { tags: ['admin'] },
  'POST /admin/users/{id}/roles': { tags: ['admin', 'write'] },
  'POST /reports/{year}/{month}': { tags: [] },
};

const keys = [
  ...Object.keys(sketches),
  'POST /orders/{id}',
  'POST /orders/{x}/refunds',
  'POST /reports/{a}/{b}',
  'createOrder',
  'refund',
  'adminRoot',
  'POST /**',
  '* /**',
  'POST /orders/**',
  'POST /orders/*',
  'POST /*/*',
  '* /orders/*/refunds',
  'POST /admin/**',
  'POST /**/users',
  'POST /*/users/**',
  'POST /admin/users/{x}/*',
  'POST /reports/*/*',
  'POST /**/*',
  '* /admin',
  '* /orders/{any}',
  'POST /**/{x}/**',
  'tag:orders',
  'tag:write',
  'tag:money',
  'tag:admin',
];

const roleNames = ['r0', 'r1', 'r2', 'r3', 'r4'];
const scopes = fc.uniqueArray(fc.constantFrom('s1', 's2', 's3'), { maxLength: 2 });

/** Roles in a random order, each including some of those before it: never in a circle. */
const roles = fc
  .record({
    names: fc.shuffledSubarray(roleNames, { minLength: 1 }),
    picks: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
    scoped: fc.boolean(),
    scopes: fc.array(scopes, { minLength: 5, maxLength: 5 }),
  })
  .map(({ names, picks, scoped, scopes: given }) =>
    Object.fromEntries(
      names.map((name, index) => {
        const includes = names.slice(0, index).filter((_, bit) => ((picks[index] ?? 0) >> bit) % 3 === 1);
        return [name, { ...(includes.length > 0 && { includes }), ...(scoped && { scopes: given[index] ?? [] }) }];
      }),
    ),
  );

function ruleFor(names: readonly string[]) {
  const known = fc.constantFrom(...names, ...names, 'anonymous', 'outsider', 'everyone', 'nobody');
  const some = fc.oneof(known, fc.uniqueArray(known, { maxLength: 3 }));
  const conditions = {
    allow: some,
    own: some,
    deny: some,
    hide: some,
    otherwise: fc.constantFrom('allow' as const, 'deny' as const, 'hide' as const),
    from: fc.oneof(
      fc.constantFrom('office', 'vpn'),
      fc.uniqueArray(fc.constantFrom('office', 'vpn'), { minLength: 1 }),
    ),
    severity: fc.constantFrom('low', 'high'),
  };
  const variant = fc.oneof(some, fc.record(conditions, { requiredKeys: [] }));
  const cases = fc.dictionary(fc.constantFrom('big', 'small'), variant, { maxKeys: 2 });
  return fc.oneof(some, fc.record({ ...conditions, cases }, { requiredKeys: [] }));
}

const alternative = fc.array(fc.record({ scheme: fc.constantFrom('a', 'b'), scopes }), { maxLength: 2 });

/** Operations, a matrix of which they are the document, and roles that somebody has at once. */
export const world = roles.chain((declared) => {
  const rule = ruleFor(Object.keys(declared));
  return fc.record({
    operations: fc
      .array(fc.record({ security: fc.option(fc.array(alternative, { maxLength: 2 })), extension: fc.option(rule) }), {
        minLength: 8,
        maxLength: 8,
      })
      .map((extras) =>
        Object.entries(sketches).map(([id, sketch], index) => {
          const { security, extension } = extras[index] ?? {};
          return operation(id, {
            ...sketch,
            ...(security && { security }),
            ...(extension !== null && extension !== undefined && { extensions: { 'x-roles': withoutOwn(extension) } }),
          });
        }),
      ),
    matrix: fc.record(
      {
        roles: fc.constant(declared),
        operations: fc
          .uniqueArray(fc.tuple(fc.constantFrom(...keys), rule), {
            selector: ([key]) => key,
            minLength: 1,
            maxLength: 7,
          })
          .map((rules) => Object.fromEntries(rules)),
        extension: fc.constant('x-roles'),
        unlisted: fc.constantFrom('report' as const, 'deny' as const, 'error' as const),
      },
      { requiredKeys: ['roles', 'operations'] },
    ),
    together: fc.subarray(Object.keys(declared), { minLength: 1 }),
  });
});

/** `own` in a document is answered by "not supported yet"; in a matrix that is found out before decisions are made. */
function withoutOwn(rule: unknown): unknown {
  return JSON.parse(JSON.stringify(rule, (key, value: unknown) => (key === 'own' ? undefined : value)));
}

/** The contract of such a world. */
export function contractOf(matrix: WrittenMatrix, operations: readonly Operation[]): Contract {
  return contractFrom({
    document: documentOf(operations),
    matrix: roleMatrixFrom(roleMatrix.parse({ rolecall: 1, networks: ['office', 'vpn'], ...matrix }), {
      file: 'matrix.yaml',
      sha256: '',
    }),
    environment: {
      name: 'law',
      target: undefined,
      place: { file: 'rolecall.yaml', pointer: '' },
      start: undefined,
      headers: {},
      disposable: true,
      identities: [],
      addresses: [],
    },
    scenarios: [],
    methods: ['POST'],
    refusals: {},
    undecided: [],
    minProven: undefined,
    oracles: {},
    coverage: undefined,
    vocabulary: { tokenStates: [], addressWays: [], oracles: [] },
    today: '2026-11-23',
    locate: () => undefined,
    problems: [],
    warnings: [],
    networks: undefined,
  });
}
