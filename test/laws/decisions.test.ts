import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contract } from '../../src/model/contract.ts';
import { RolecallError } from '../../src/model/rolecall-error.ts';
import { answer, ruleOf } from './brute-force-decider.ts';
import { contractOf, world } from './random-world.ts';

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
