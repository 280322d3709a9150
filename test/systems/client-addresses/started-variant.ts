import type { StartedServer } from '../session/start-server.ts';

/** A server that runs; the URL for IPv6 is there if the variant has it. */
export interface StartedVariant extends StartedServer {
  readonly ipv6Url?: string;
}
