/** What goes back to the client. */
export interface Answer {
  readonly status: number;
  /** An object is sent as JSON, a text as HTML. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
