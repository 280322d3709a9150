import { RolecallError } from '../model/rolecall-error.ts';

/** A folder that takes no file, said in one line. */
export function unwritable(folder: string, cause: unknown): RolecallError {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  return new RolecallError(
    'unwritable-folder',
    `${folder} cannot be written (${reason}): choose another folder with --output`,
    { cause },
  );
}
