/** Every way in which Rolecall may be unable to run. The exit code is 3 for all of them. */
export type RolecallErrorCode =
  | 'unreadable-file'
  | 'unwritable-folder'
  | 'bad-syntax'
  | 'bad-value'
  | 'unknown-key'
  | 'not-supported-yet'
  | 'unknown-role'
  | 'unknown-network'
  | 'unknown-operation'
  | 'unknown-environment'
  | 'unknown-scenario'
  | 'unknown-name'
  | 'no-match'
  | 'conflicting-rules'
  | 'circular-includes'
  | 'unlisted-operation'
  | 'no-operation'
  | 'empty-matrix'
  | 'no-credential'
  | 'bad-authorities'
  | 'unreachable-target'
  | 'start-failed'
  | 'not-disposable'
  | 'bad-usage'
  | 'bad-document'
  | 'bad-reporter'
  | 'old-node';

/**
 * Rolecall could not run, and the user can mend it: each line of the message is one problem, as
 * `file:line:column what is wrong, what was expected, the nearest right name, the remedy`.
 * A wrong answer of the server is never an error but a verdict.
 */
export class RolecallError extends Error {
  override readonly name = 'RolecallError';
  readonly code: RolecallErrorCode;

  constructor(code: RolecallErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
