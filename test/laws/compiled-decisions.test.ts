import * as fc from 'fast-check';
import { getResponse } from 'msw';
import { expect, test } from 'vitest';
import { compile } from '../../src/embedded/compile.ts';
import type { Contract } from '../../src/model/contract.ts';
import { RolecallError } from '../../src/model/rolecall-error.ts';
import { handlersOf } from '../../src/msw.ts';
import { answer, ruleOf, type Answer } from './brute-force-decider.ts';
import { contractOf, world } from './random-world.ts';

const sizes = ['big', 'small'];

test('handlers of a compiled contract decide as a decider that shares no code with them', async () => {
  const seen = new Set<string>();
  const law = fc.asyncProperty(
    world,
    fc.subarray(['office', 'vpn']),
    async ({ operations, matrix, together }, within) => {
      const contract = sized(contractOrNone(() => contractOf(matrix, operations)));
      if (!contract) return;
      const compiled = compile({ contract });
      const written = JSON.parse(JSON.stringify(compiled)) as typeof compiled;
      const json = {
        ...written,
        operations: written.operations.map((one) => ({ ...one, takes: ['application/json'] })),
      };
      let caller: readonly string[] | 'anonymous' = 'anonymous';
      const everywhere = handlersOf(json, { as: () => caller });
      const networks = within.filter((name) => json.networks.includes(name));
      const somewhere = handlersOf(json, { as: () => caller, networks });
      const callers = ['anonymous' as const, [], together, ...Object.keys(matrix.roles).map((role) => [role])];
      for (const operation of operations) {
        const rule = ruleOf(matrix, operation);
        for (caller of callers) {
          for (const size of [undefined, ...sizes]) {
            const cased = answer(matrix, rule, { caller, caseName: size });
            const said = cased === 'unlisted' ? answer(matrix, rule, { caller, caseName: undefined }) : cased;
            const open = Array.isArray(operation.security) && operation.security.some(({ length }) => length === 0);
            const free = open || operation.security.length === 0;
            const request = () =>
              new Request(`http://localhost${operation.path.replaceAll(/\{\w+\}/g, 'x')}`, {
                method: 'POST',
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify({ size }),
              });
            const status = async (handlers: typeof everywhere) => (await getResponse(handlers, request()))?.status;
            const where = `${operation.id} ${JSON.stringify(caller)} ${size}`;
            const expected = [statusOf(said, caller, { free }), statusOf(said, caller, { free, networks })];
            expect([where, await status(everywhere), await status(somewhere)]).toEqual([where, ...expected]);
            seen.add(typeof said === 'string' ? said : said.access);
            seen.add(String(expected[1]));
          }
        }
      }
    },
  );
  await fc.assert(law, { numRuns: 150 });
  expect([...seen]).toEqual(expect.arrayContaining(['unlisted', 'allow', 'deny', 'hide', '200', '401', '403', '404']));
});

/** What the design says of a refusal: a token first, then the address, then the role. */
function statusOf(
  said: Answer,
  caller: readonly string[] | 'anonymous',
  { free, networks }: { readonly free: boolean; readonly networks?: readonly string[] },
): number {
  if (said === 'impossible') throw new Error('such a contract does not load');
  if (said === 'unlisted') return caller === 'anonymous' && !free ? 401 : 200;
  if (caller === 'anonymous' && said.access !== 'allow') return 401;
  if (networks && said.from.length > 0 && !said.from.some((name) => networks.includes(name))) return 403;
  return { allow: 200, deny: 403, hide: 404 }[said.access] ?? 0;
}

function contractOrNone(make: () => Contract): Contract | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof RolecallError) return undefined;
    throw error;
  }
}

/** Cases are told apart by a size in the body. */
function sized(contract: Contract | undefined): Contract | undefined {
  const cases = Object.fromEntries(sizes.map((size) => [size, { size }]));
  return contract && { ...contract, request: (operation) => ({ ...contract.request(operation), cases }) };
}
