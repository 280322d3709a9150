/** Why a scenario was not sent, the closed list, each with what would settle it. */
export const notSentCodes = {
  'no-credential': 'give the environment a principal with this role',
  'no-body': 'write a body for this operation under `requests` in a scenario file',
  'no-fixture': 'declare a fixture that makes the resource',
  'no-peer': 'give the environment a second principal of this role',
  'state-not-derivable': 'give a token in this state under `states` of the principal, or a key to mint one',
  'state-does-not-exist': 'nothing: this credential cannot be in that state',
  'address-not-available': 'configure an address that lies in the network',
  'unfilled-placeholder': 'give the parameter a value under `requests` in a scenario file',
  unsendable: 'change the value that no HTTP client can write',
  dangerous: 'say `dangerous: refusals`, `control` or `run` for this operation in a scenario file',
  skipped: 'remove the skip',
  'request-limit': 'raise --max-requests',
  interrupted: 'run again',
} as const satisfies Record<string, string>;

export type NotSentCode = keyof typeof notSentCodes;

/** A scenario that was not sent: the code, and the sentence that says what to supply. */
export interface NotSent {
  readonly code: NotSentCode;
  readonly supply: string;
}
