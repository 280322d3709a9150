import { RolecallError } from '../model/rolecall-error.ts';

/** What a test runner is told when Rolecall could not run: the lines of the command line, without a stack that would hide them. */
export function couldNotRun(error: unknown): unknown {
  if (!(error instanceof RolecallError)) return error;
  const plain = new Error(error.message);
  plain.name = error.name;
  plain.stack = `${error.name}: ${error.message}`;
  return plain;
}
