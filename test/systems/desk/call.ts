import type { IncomingHttpHeaders } from 'node:http';
import type { Settings } from './settings.ts';
import type { Row, Store } from './store.ts';

/** Whom a good token speaks of. */
export interface Caller {
  readonly id: string;
  readonly roles: readonly string[];
  readonly tenant: string;
}

/** What changes while the desk runs, beside the database. */
export interface State {
  maintenance: boolean;
  readonly logins: Map<string, { count: number; sinceMs: number }>;
}

/** One call on its way through the stages, which find out about the caller and the resource. */
export interface Call {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** How many Authorization headers there are: `headers` has the first alone. */
  readonly authorizations: number;
  readonly query: Readonly<Record<string, unknown>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** Of the socket, never of a header. */
  readonly address: string;
  readonly store: Store;
  readonly settings: Settings;
  readonly state: State;
  caller: Caller;
  resource: Row | undefined;
}
