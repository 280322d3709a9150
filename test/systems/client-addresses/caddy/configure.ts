import type { GatewaySettings } from '../start-gateway.ts';

/** The Caddyfile for a variant. */
export function configure({ variant, port, application }: GatewaySettings): string {
  const { everywhere = '', guarded, refusesBy, ipv6 } = variant;
  // A site address is what Host must be; without a bind Caddy listens everywhere.
  return `
{
  admin off
  auto_https off
  default_bind 127.0.0.1 ${ipv6 ? '::1' : ''}
  log {
    output stderr
    level ERROR
  }
}
http://:${port} {
  ${everywhere}
  @refused {
    path /exports /refunds
    ${guarded}
  }
  ${refusesBy === 'closing' ? 'abort @refused' : 'respond @refused 403'}
  reverse_proxy ${application} {
    header_up X-Client-Address {http.request.remote.host}
  }
}
`;
}
