import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, type Evidence } from '../../src/judge/decide.ts';
import { outcomes } from '../../src/model/outcome.ts';

/** A role that must be refused, and was, with everything that proof needs. */
const refusal: Evidence = {
  expected: 'refused',
  outcome: 'refused',
  asDeclared: true,
  faults: ['role'],
  closed: false,
  steady: true,
  recognised: true,
  control: 'admitted',
  goodRecipe: true,
  refusedToAnother: true,
  otherCause: false,
  witness: 'none',
  lapsed: false,
};

/** A role that must be admitted, and was, where another was refused. */
const admission: Evidence = {
  ...refusal,
  expected: 'admitted',
  outcome: 'admitted',
  asDeclared: false,
  faults: [],
  control: 'none',
};

describe('what was not sent', () => {
  test('is not-evaluable, with the code that says why', () => {
    expect(decide({ ...refusal, outcome: { notSent: 'no-body' } })).toEqual({
      verdict: 'not-evaluable',
      code: 'no-body',
      proven: false,
    });
  });
});

describe('a call that must be refused', () => {
  test('and is admitted is over-permissive', () => {
    expect(decide({ ...refusal, outcome: 'admitted' })).toMatchObject({
      verdict: 'over-permissive',
      code: 'role-admitted',
    });
  });

  test('and is refused although the witness changed is over-permissive', () => {
    expect(decide({ ...refusal, witness: 'changed' })).toMatchObject({ verdict: 'over-permissive' });
  });

  test('and is admitted once an allowed caller has been says so', () => {
    expect(decide({ ...refusal, outcome: 'admitted', lapsed: true })).toMatchObject({
      verdict: 'over-permissive',
      code: 'admitted-afterwards',
    });
  });

  test('and is admitted is over-permissive even on an unsteady operation', () => {
    expect(decide({ ...refusal, outcome: 'admitted', steady: false })).toMatchObject({ verdict: 'over-permissive' });
  });

  test.for([
    [['token'], false, 'state-admitted'],
    [['address'], false, 'address-admitted'],
    [['role', 'token'], false, 'faults-admitted'],
    [['role'], true, 'closed-admitted'],
  ] as const)('and is admitted with the faults %j says so by its code', ([faults, closed, code]) => {
    expect(decide({ ...refusal, outcome: 'admitted', faults, closed })).toMatchObject({
      verdict: 'over-permissive',
      code,
    });
  });

  test.for(['refused', 'absent'] as const)('is no proof when it is %s and nobody may call the operation', (outcome) => {
    expect(decide({ ...refusal, outcome, closed: true })).toEqual({
      verdict: 'pass',
      code: 'refused-unproven',
      proven: false,
    });
  });

  test('is no proof when it carries two faults', () => {
    expect(decide({ ...refusal, faults: ['role', 'token'] })).toEqual({
      verdict: 'pass',
      code: 'refused-unproven',
      proven: false,
    });
  });

  test.for(['admitted', 'past'] as const)('passes with proof when its control was %s', (control) => {
    expect(decide({ ...refusal, control })).toEqual({ verdict: 'pass', code: 'contrast', proven: true });
  });

  test('is inconclusive when its refusal names what no role decides', () => {
    expect(decide({ ...refusal, otherCause: true })).toMatchObject({ verdict: 'inconclusive', code: 'other-cause' });
  });

  test('is a wrong refusal when the status is not the one declared', () => {
    expect(decide({ ...refusal, asDeclared: false })).toMatchObject({ verdict: 'wrong-refusal', code: 'wrong-status' });
  });

  test.for(['rejected', 'absent', 'redirected'] as const)(
    'is a wrong refusal when it is %s and the control was admitted',
    (outcome) => {
      expect(decide({ ...refusal, outcome })).toMatchObject({ verdict: 'wrong-refusal', code: 'not-a-refusal' });
    },
  );

  test.for(['rejected', 'absent', 'redirected'] as const)(
    'is inconclusive when it is %s and the control only got past',
    (outcome) => {
      expect(decide({ ...refusal, outcome, control: 'past' })).toMatchObject({ verdict: 'inconclusive' });
    },
  );

  test('is inconclusive without a control', () => {
    expect(decide({ ...refusal, control: 'none' })).toMatchObject({ verdict: 'inconclusive', code: 'no-control' });
  });

  test('is inconclusive while the credential is not recognised', () => {
    expect(decide({ ...refusal, recognised: false })).toMatchObject({
      verdict: 'inconclusive',
      code: 'not-recognised',
    });
  });
});

describe('a call that must be admitted', () => {
  test('and is, where another was refused with this recipe, passes with proof', () => {
    expect(decide(admission)).toEqual({ verdict: 'pass', code: 'contrast', proven: true });
  });

  test('and is, where nobody was refused, passes without proof', () => {
    expect(decide({ ...admission, refusedToAnother: false })).toEqual({
      verdict: 'pass',
      code: 'admitted-unproven',
      proven: false,
    });
  });

  test('and is refused with a good recipe is over-restrictive', () => {
    expect(decide({ ...admission, outcome: 'refused' })).toMatchObject({
      verdict: 'over-restrictive',
      code: 'allowed-refused',
    });
  });

  test('and is refused with a generated recipe that nobody was admitted with is inconclusive', () => {
    expect(decide({ ...admission, outcome: 'refused', goodRecipe: false })).toMatchObject({
      verdict: 'inconclusive',
      code: 'doubtful-recipe',
    });
  });

  test('and is refused with a credential that is not recognised is inconclusive', () => {
    expect(decide({ ...admission, outcome: 'refused', recognised: false })).toMatchObject({
      verdict: 'inconclusive',
      code: 'not-recognised',
    });
  });

  test.for(['limited', 'unanswered', 'redirected', 'absent', 'failed', 'rejected'] as const)(
    'and is %s is inconclusive',
    (outcome) => {
      expect(decide({ ...admission, outcome }).verdict).toBe('inconclusive');
    },
  );
});

describe('a call that may be either', () => {
  test.for(['admitted', 'refused'] as const)('passes without proof when it is %s', (outcome) => {
    expect(decide({ ...admission, expected: 'either', outcome })).toEqual({
      verdict: 'pass',
      code: 'either-way',
      proven: false,
    });
  });
});

const evidence: fc.Arbitrary<Evidence> = fc.record({
  expected: fc.constantFrom('admitted', 'refused', 'either'),
  outcome: fc.constantFrom(...outcomes),
  asDeclared: fc.boolean(),
  faults: fc.subarray(['role', 'token', 'address']),
  closed: fc.boolean(),
  steady: fc.boolean(),
  recognised: fc.boolean(),
  control: fc.constantFrom('admitted', 'past', 'none'),
  goodRecipe: fc.boolean(),
  refusedToAnother: fc.boolean(),
  otherCause: fc.boolean(),
  witness: fc.constantFrom('none', 'unchanged', 'changed'),
  lapsed: fc.boolean(),
});

describe('whatever the evidence', () => {
  test('an unsteady operation is never green', () => {
    fc.assert(fc.property(evidence, (each) => decide({ ...each, steady: false }).verdict !== 'pass'));
  });

  test('a refusal is proven only with a control, a recognised credential and the declared status', () => {
    fc.assert(
      fc.property(evidence, (each) => {
        const proven = decide({ ...each, expected: 'refused' }).proven;
        return !proven || (each.control !== 'none' && each.recognised && each.asDeclared && each.outcome === 'refused');
      }),
    );
  });

  test('only a pass is proven', () => {
    fc.assert(fc.property(evidence, (each) => !decide(each).proven || decide(each).verdict === 'pass'));
  });
});
