import { apache } from './apache/apache.ts';
import { caddy } from './caddy/caddy.ts';
import type { Gateway } from './gateway.ts';
import { haproxy } from './haproxy/haproxy.ts';
import { nginx } from './nginx/nginx.ts';

/** The servers that stand before the application and look at addresses for it. */
export const gateways = { nginx, haproxy, caddy, apache } satisfies Record<string, Gateway>;
