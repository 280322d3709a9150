/** Who calls, as a token says. */
export interface Caller {
  readonly sub: string | null;
  readonly role: string | null;
}

/** Finds the caller of a token, or nobody where it is not good. */
export type Recognise = (token: string) => Promise<Caller | undefined>;
