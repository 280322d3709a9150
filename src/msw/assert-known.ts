import { expectedOneOf } from '../load/nearest-name.ts';
import { RolecallError, type RolecallErrorCode } from '../model/rolecall-error.ts';

/** Refuses names that stand for nothing, with the nearest right one. */
export function assertKnown(
  names: readonly string[],
  known: readonly string[],
  { code, what }: { readonly code: RolecallErrorCode; readonly what: string },
): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new RolecallError(code, `"${unknown}" is not ${what}: ${expectedOneOf(unknown, known)}`);
}
