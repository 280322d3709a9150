import { RolecallError } from '../model/rolecall-error.ts';

/** Throws what a test runner is told when Rolecall could not run: the lines of the command line, without a stack that would hide them. */
export function couldNotRun(error: unknown): never {
  if (!(error instanceof RolecallError)) throw error;
  const plain = new Error(error.message);
  plain.name = error.name;
  plain.stack = `${error.name}: ${error.message}`;
  throw plain;
}
