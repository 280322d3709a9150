import { isLoopback } from '../execute/loopback.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import type { Planned } from '../plans-of.ts';
import { placeText } from './place-text.ts';

/** Nothing but loopback is written to unless the environment says that its data may be lost. */
export function assertDisposable(
  { environment, contract }: Planned,
  { target, inProcess }: { readonly target: string; readonly inProcess: boolean },
): void {
  if (environment.disposable || inProcess || isLoopback(target)) return;
  const where = placeText(contract, environment.place);
  throw new RolecallError(
    'not-disposable',
    `${where}environment ${environment.name} targets ${new URL(target).host}, which is not this machine: a run creates and changes data there. Say \`disposable: true\` if that data may be made and lost`,
  );
}
