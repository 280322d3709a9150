import type { Contract } from '../model/contract.ts';
import type { Environment } from '../model/environment.ts';
import type { Trial } from '../model/step.ts';

/** A trial that begins with the target's data as they were. */
export function* resetFirst(
  { method, path, as = 'anonymous' }: NonNullable<Environment['reset']>,
  { addresses }: Pick<Contract, 'addresses'>,
  steps: Trial,
): Trial {
  const request = { method, target: path, headers: [], body: undefined };
  const at = {
    principal: as,
    token: as === 'anonymous' ? 'missing' : 'valid',
    address: addresses[0]?.name ?? 'default',
  };
  yield { kind: 'send', sendings: [{ about: 'reset', at, request, attempt: 1 }] };
  return yield* steps;
}
