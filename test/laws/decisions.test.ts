import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contractFrom } from '../../src/load/contract.ts';
import { roleMatrix } from '../../src/load/formats/role-matrix.ts';
import { roleMatrixFrom } from '../../src/load/matrix/yaml-matrix.ts';
import type { Contract } from '../../src/model/contract.ts';
import type { Operation } from '../../src/model/operation.ts';
import { RolecallError } from '../../src/model/rolecall-error.ts';
import { documentOf, operation } from '../load/operations.ts';
import { answer, ruleOf, type WrittenMatrix } from './brute-force-decider.ts';

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

const world = roles.chain((declared) => {
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

function contractOf(matrix: WrittenMatrix, operations: readonly Operation[]): Contract {
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

test('every decision equals that of a decider that shares no code with it', () => {
  const seen = new Set<string>();
  const law = fc.property(world, ({ operations, matrix, together }) => {
    const rules = new Map(operations.map((one) => [one, ruleOf(matrix, one)]));
    const impossible = [...rules.values()].some((rule) => rule === 'impossible');
    let contract: Contract;
    try {
      contract = contractOf(matrix, operations);
    } catch (error) {
      if (!(error instanceof RolecallError)) throw error;
      seen.add(error.code);
      if (!impossible) throw error;
      return;
    }
    if (impossible) throw new Error('two rules that disagree, or an unlisted operation, went unnoticed');
    const callers: readonly (readonly string[] | 'anonymous')[] = [
      'anonymous',
      [],
      together,
      ...Object.keys(matrix.roles).map((role) => [role]),
    ];
    for (const [one, rule] of rules) {
      for (const caseName of [undefined, 'big', 'small']) {
        for (const caller of callers) {
          const expected = answer(matrix, rule, { caller, caseName });
          const actual = contract.decide(one, caller, caseName);
          const said = actual === undefined ? 'unlisted' : { access: actual.access, from: actual.from ?? [] };
          if (JSON.stringify(said) !== JSON.stringify(expected)) {
            throw new Error(
              `${one.id} ${JSON.stringify(caller)} ${caseName}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`,
            );
          }
          seen.add(actual === undefined ? 'unlisted' : `${actual.access} by ${actual.rule.by}`);
        }
      }
    }
  });
  fc.assert(law, { numRuns: 10_000 });
  // The law proves nothing about a kind of rule that never won.
  const kinds = ['operation', 'operationId', 'glob', 'tag', 'security', 'extension'];
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'unlisted',
      'conflicting-rules',
      'unlisted-operation',
      'deny by unlisted',
      ...kinds.flatMap((by) => [`allow by ${by}`, `deny by ${by}`]),
    ]),
  );
});
