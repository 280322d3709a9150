import { expect, test } from 'vitest';
import { resolver } from '../../../src/load/decisions/resolve-roles.ts';
import type { RuleFile } from '../../../src/load/formats/rule.ts';
import { matrixRule } from '../../../src/load/matrix/matrix-rule.ts';

const includes = new Map<string, readonly string[]>([
  ['viewer', []],
  ['editor', ['viewer']],
  ['admin', ['editor']],
]);

/** What a rule gives a caller. */
function given(rule: RuleFile, roles: readonly string[] | 'anonymous') {
  const { conditions } = matrixRule(rule, { key: 'x', by: 'operation', place: { file: 'matrix.yaml', pointer: '' } });
  return resolver(includes)(roles, conditions);
}

test('the nearest role that is named says whether a right is for own resources only', () => {
  const rule = { allow: 'viewer', own: 'editor' };
  expect(given(rule, ['viewer'])).toEqual({ access: 'allow', own: false });
  expect(given(rule, ['editor'])).toEqual({ access: 'allow', own: true });
  expect(given(rule, ['admin'])).toEqual({ access: 'allow', own: true });
  expect(given(rule, ['admin', 'viewer'])).toEqual({ access: 'allow', own: false });
});

test('a denied role is no wall: an allow behind it is still inherited', () => {
  const rule = { allow: 'viewer', deny: 'editor' };
  expect(given(rule, ['editor']).access).toBe('deny');
  expect(given(rule, ['admin']).access).toBe('allow');
});

test('of a role named twice deny counts before hide, and hide before allow', () => {
  expect(given({ allow: 'viewer', hide: 'viewer', deny: 'viewer' }, ['viewer']).access).toBe('deny');
  expect(given({ allow: 'everyone', hide: 'viewer' }, ['viewer']).access).toBe('hide');
});

test('several roles: one allow suffices, else one deny', () => {
  const rule = { allow: 'admin', hide: 'viewer', otherwise: 'deny' as const };
  expect(given(rule, ['viewer', 'admin']).access).toBe('allow');
  expect(given(rule, ['viewer', 'editor']).access).toBe('deny');
  expect(given(rule, ['viewer']).access).toBe('hide');
});

test('everyone is also anonymous and outsider; nobody is nobody', () => {
  for (const caller of ['anonymous' as const, [], ['viewer']]) {
    expect(given('everyone', caller).access).toBe('allow');
    expect(given('nobody', caller).access).toBe('deny');
  }
  expect(given('outsider', 'anonymous').access).toBe('deny');
  expect(given('anonymous', []).access).toBe('deny');
});
