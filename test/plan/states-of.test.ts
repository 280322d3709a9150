import { describe, expect, test } from 'vitest';
import type { Ability } from '../../src/model/credential.ts';
import type { Part, Principal } from '../../src/model/principal.ts';
import { tokenStates } from '../../src/plan/token-states.ts';
import { statesOf } from '../../src/plan/states-of.ts';
import type { TokenState } from '../../src/model/token-state.ts';

function principal(change: Partial<Principal> = {}): Principal {
  return { name: 'ed', roles: ['editor'], role: 'editor', rank: 1, credential: 'bearer', ...change };
}

function part(label: string, ...abilities: readonly Ability[]): Part {
  return { label, main: false, abilities: new Set(abilities), given: [] };
}

const stateOf = (name: string): TokenState | undefined =>
  Object.entries(tokenStates).find(([key]) => key === name)?.[1];

describe('without a principal', () => {
  test('those that nobody in particular presents, and no optional one', () => {
    const states = statesOf(undefined, {});
    expect(states).toContain('missing');
    for (const name of states) expect(stateOf(name)).toMatchObject({ identity: false, fault: true });
    expect(states.filter((name) => stateOf(name)?.optional)).toEqual([]);
  });
});

describe('of a principal', () => {
  test('what can be made of its credential, and nothing that works', () => {
    const states = statesOf(principal({ abilities: new Set(['jwt']) }), {});
    expect(states).toContain('wrong-signature');
    expect(states).not.toContain('expired');
    expect(states).not.toContain('valid');
    expect(states).not.toContain('missing');
  });

  test('what is expected of it, whoever supplies it', () => {
    expect(statesOf(principal({ abilities: new Set(['expires']) }), {})).toEqual(['expired']);
  });

  test('what is given, although it could not be made', () => {
    expect(statesOf(principal({ given: ['expired'] }), {})).toEqual(['expired']);
  });

  test('optional states only where `refusals` names them', () => {
    const placed = principal({ abilities: new Set(['placed', 'schemed']) });
    expect(statesOf(placed, {})).not.toContain('two-places');
    expect(statesOf(placed, { 'two-places': [400] })).toContain('two-places');
  });

  test('what should be admitted comes only when it is asked for', () => {
    const schemed = principal({ abilities: new Set(['schemed']) });
    expect(statesOf(schemed, {})).not.toContain('lower-case-scheme');
    expect(statesOf(schemed, {}, { advised: true })).toContain('lower-case-scheme');
  });

  test('what most servers do not care about is advice, and a fault where `refusals` names it', () => {
    const schemed = principal({ abilities: new Set(['schemed']) });
    expect(statesOf(schemed, {})).not.toContain('two-headers');
    expect(statesOf(schemed, {}, { advised: true })).toContain('two-headers');
    const named = { 'two-headers': [400] };
    expect(statesOf(schemed, named)).toContain('two-headers');
    expect(statesOf(schemed, named, { advised: true })).not.toContain('two-headers');
    expect(statesOf(schemed, named, { advised: true })).toContain('two-headers-last');
  });

  test('nothing of one that has no abilities', () => {
    expect(statesOf(principal({ credential: 'none' }), {})).toEqual([]);
  });
});

describe('of several credentials that are sent together', () => {
  const several = principal({
    abilities: new Set(['jwt', 'issuer', 'expires']),
    parts: [{ ...part('token', 'jwt', 'issuer', 'expires'), main: true }, part('gatewayKey', 'opaque', 'placed')],
  });
  const states = statesOf(several, {});

  test('states of the main one carry no label', () => {
    expect(states).toContain('wrong-signature');
    expect(states).not.toContain('token:wrong-signature');
  });

  test('one is moved while the others stay', () => {
    expect(states).toContain('gatewayKey:altered');
    expect(states).toContain('gatewayKey:wrong-place');
    expect(states).not.toContain('gatewayKey:wrong-signature');
  });

  test('each may be missing, or unknown, by itself', () => {
    expect(states).toContain('token:missing');
    expect(states).toContain('gatewayKey:missing');
    expect(states).toContain('token:unknown');
    expect(states).toContain('gatewayKey:unknown');
    expect(states).not.toContain('missing');
  });

  test('each is ended where its kind can be', () => {
    expect(states).toContain('revoked');
    expect(states.filter((name) => name.endsWith(':revoked') || name.endsWith(':expired'))).toEqual([]);
    const issued = principal({ parts: [{ ...part('key'), main: true }, part('token', 'issuer', 'expires')] });
    expect(statesOf(issued, {})).toEqual(expect.arrayContaining(['token:revoked', 'token:expired']));
  });

  test('what is given for a further one is tried', () => {
    const given = { ...part('gatewayKey'), given: ['altered'] };
    expect(statesOf(principal({ parts: [given] }), {})).toContain('gatewayKey:altered');
  });

  test('no state comes twice', () => {
    expect(new Set(states).size).toBe(states.length);
  });
});
