import type { GatewaySettings } from '../start-gateway.ts';

/** The configuration of HAProxy for a variant. */
export function configure({ variant, port, application }: GatewaySettings): string {
  const { everywhere = '', guarded, listen = '', ipv6 } = variant;
  return `
global
  nbthread 1
defaults
  mode http
  timeout connect 10s
  timeout client 60s
  timeout server 60s
frontend entry
  bind 127.0.0.1:${port} ${listen}
  ${ipv6 ? `bind [::1]:${port} ${listen}` : ''}
  acl guarded path /exports /refunds
  ${everywhere}
  ${guarded}
  http-request set-header X-Client-Address %[src]
  default_backend application
backend application
  server application ${application}
`;
}
