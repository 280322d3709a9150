import type { Presentation } from './wire.ts';

/** How what a request is signed with differs from what is right. */
interface SigningChange {
  /** As if the clock stood so many seconds later. */
  readonly shiftS?: number;
  /** With secrets that nobody issued. */
  readonly strangers?: boolean;
  /** Signed is another request. */
  readonly another?: boolean;
  /** As a principal that nobody knows. */
  readonly nobody?: boolean;
}

/** Signs requests of one principal. */
export interface RequestSigner {
  /** What it makes ends with time. */
  readonly expires: boolean;
  readonly signed: (change: SigningChange) => Presentation;
}
