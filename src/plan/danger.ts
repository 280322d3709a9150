import type { Contract, Danger } from '../model/contract.ts';
import type { Operation } from '../model/operation.ts';

/** What an operation's name says when calling it as somebody who may would do harm: to a session, an account, data or the service. */
const alarming = new Set(
  (
    'logout signout logoff password passwd delete remove destroy purge erase wipe drop truncate disable deactivate suspend ban block ' +
    'terminate shutdown stop kill restart reboot maintenance reset revoke invalidate rotate expire reindex migrate restore rollback'
  ).split(' '),
);

/** What may be sent to the operation: as declared, else `skip` when its path or name sounds dangerous. Nothing is at stake on the embedded API. */
export function dangerOf(contract: Contract, operation: Operation): Danger {
  const declared = contract.request(operation).danger;
  if (contract.harmless) return declared === 'control' ? 'control' : 'run';
  return declared ?? (soundsDangerous(operation) ? 'skip' : 'run');
}

/** Whether a word of the path or of the operationId alarms. */
export function soundsDangerous({ path, operationId = '' }: Pick<Operation, 'path' | 'operationId'>): boolean {
  const literal = path.replaceAll(/\{[^}]*\}/g, ' ');
  return words(`${literal} ${operationId}`).some((word) => alarming.has(word));
}

function words(text: string): string[] {
  return text
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replaceAll('log-out', 'logout')
    .replaceAll('sign-out', 'signout')
    .split(/[^a-z]+/);
}
